/** What the client depends on, as a pact, and the sandbox held to it. */
@NullMarked
package dev.brazecdi.contract;

import org.jspecify.annotations.NullMarked;

/** The fuzz target of what the client's package keeps to itself. */
@NullMarked
package dev.brazecdi.client;

import org.jspecify.annotations.NullMarked;

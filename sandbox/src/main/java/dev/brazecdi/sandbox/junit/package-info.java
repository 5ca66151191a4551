/** A JUnit extension that runs the sandbox. */
@NullMarked
package dev.brazecdi.sandbox.junit;

import org.jspecify.annotations.NullMarked;

/** The sandbox as a JUnit extension. */
@NullMarked
package dev.brazecdi.sandbox.junit;

import org.jspecify.annotations.NullMarked;

/** {@code brazecdi}: the client from a terminal. */
@NullMarked
package dev.brazecdi.cli;

import org.jspecify.annotations.NullMarked;

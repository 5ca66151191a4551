/** The command {@code export}: rows, state and output. */
@NullMarked
package dev.brazecdi.cli.export;

import org.jspecify.annotations.NullMarked;

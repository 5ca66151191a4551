/** The command {@code check}: its thresholds and its formats. */
@NullMarked
package dev.brazecdi.cli.check;

import org.jspecify.annotations.NullMarked;

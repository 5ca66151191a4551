/** The commands that follow runs: {@code watch} and {@code trigger}. */
@NullMarked
package dev.brazecdi.cli.watch;

import org.jspecify.annotations.NullMarked;

/** What all commands share: console, tables, formats, durations, exit codes. */
@NullMarked
package dev.brazecdi.cli.terminal;

import org.jspecify.annotations.NullMarked;

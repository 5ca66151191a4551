/** The command {@code doctor}: diagnoses a connection. */
@NullMarked
package dev.brazecdi.cli.doctor;

import org.jspecify.annotations.NullMarked;

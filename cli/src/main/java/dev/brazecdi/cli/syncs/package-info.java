/** The commands that list and add up runs: {@code syncs}, {@code integrations}, {@code summary}. */
@NullMarked
package dev.brazecdi.cli.syncs;

import org.jspecify.annotations.NullMarked;

/** Draws the results of JMH over revisions. */
@NullMarked
package dev.brazecdi.benchmarks.trend;

import org.jspecify.annotations.NullMarked;

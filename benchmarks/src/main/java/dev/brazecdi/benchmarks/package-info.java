/** Benchmarks of the hot path, by JMH. */
@NullMarked
package dev.brazecdi.benchmarks;

import org.jspecify.annotations.NullMarked;

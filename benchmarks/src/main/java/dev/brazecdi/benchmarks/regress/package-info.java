/**
 * Compares the speed of two builds of this library, also on a busy machine.
 *
 * <p>One JVM loads both builds, each with a separate class loader. They take turns in short samples
 * whose order is random in every round. The comparison uses the processor time of the thread within
 * a round, so that a disturbance affects both. JIT results vary between JVMs, so several JVMs are
 * measured; the confidence interval is a bootstrap over them.
 */
@NullMarked
package dev.brazecdi.benchmarks.regress;

import org.jspecify.annotations.NullMarked;

/**
 * Compares two builds of this library with each other, in a way that a busy machine cannot upset.
 *
 * <p>Both are loaded into one JVM, each by a class loader of its own, and take turns in short
 * slices whose order is drawn by lot in every round. What is compared is the processor time of the
 * thread within a round; so what disturbs one disturbs the other. The JIT compiler is not always of
 * the same mind, so that several JVMs are asked, and the confidence interval is that of a bootstrap
 * over them.
 */
@NullMarked
package dev.brazecdi.benchmarks.regress;

import org.jspecify.annotations.NullMarked;

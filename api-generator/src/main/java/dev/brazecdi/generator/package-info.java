/** Generators of the Java API, of contract tests and of the reference; used by the build only. */
@NullMarked
package dev.brazecdi.generator;

import org.jspecify.annotations.NullMarked;

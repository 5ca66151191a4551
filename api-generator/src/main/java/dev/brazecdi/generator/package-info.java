/** Writes the Java API from the OpenAPI document; used by the build only. */
@NullMarked
package dev.brazecdi.generator;

import org.jspecify.annotations.NullMarked;

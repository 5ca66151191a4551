/** Fuzz targets: what they find is a check that fails, an exception, or a hang. */
@NullMarked
package dev.brazecdi.fuzz;

import org.jspecify.annotations.NullMarked;

/** Fuzz targets for what is not public in the API's package. */
@NullMarked
package dev.brazecdi.api;

import org.jspecify.annotations.NullMarked;

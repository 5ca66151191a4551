/** Programs that use the client. */
@NullMarked
package dev.brazecdi.samples;

import org.jspecify.annotations.NullMarked;

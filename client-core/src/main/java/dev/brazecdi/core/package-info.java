/** What every part of the client shares: values, exceptions, cancellation and time. */
@NullMarked
package dev.brazecdi.core;

import org.jspecify.annotations.NullMarked;

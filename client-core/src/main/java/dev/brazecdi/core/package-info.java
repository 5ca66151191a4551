/**
 * What every part of the client shares: cursors, time, cancellation and the root of its exceptions.
 */
@NullMarked
package dev.brazecdi.core;

import org.jspecify.annotations.NullMarked;

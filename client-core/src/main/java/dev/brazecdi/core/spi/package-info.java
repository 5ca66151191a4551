/**
 * What interceptors are written against: the rate limiter's permits.
 *
 * <p>Programs that use the client or the generated interface need none of this. These types may
 * change in a minor release.
 */
@NullMarked
package dev.brazecdi.core.spi;

import org.jspecify.annotations.NullMarked;

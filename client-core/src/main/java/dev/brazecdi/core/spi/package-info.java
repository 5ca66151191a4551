/**
 * What interceptors and page sources are written against: the context of a call and the rate
 * limiter's permits.
 *
 * <p>Programs that only use the client need none of this. These types may change in a minor
 * release.
 */
@NullMarked
package dev.brazecdi.core.spi;

import org.jspecify.annotations.NullMarked;

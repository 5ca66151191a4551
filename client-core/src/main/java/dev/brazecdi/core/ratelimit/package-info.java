/** The rate limiter, which follows the rate-limit headers of the server. */
@NullMarked
package dev.brazecdi.core.ratelimit;

import org.jspecify.annotations.NullMarked;

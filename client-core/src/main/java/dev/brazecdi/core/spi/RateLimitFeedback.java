package dev.brazecdi.core.spi;

import dev.brazecdi.core.RateLimit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a response says about the rate limit.
 *
 * @param refused whether the server refused the request for its rate limit
 * @param rateLimit the rate limit in its headers, or null without these
 * @param date the {@code Date} of the response, in whole seconds, or null if it is absent
 * @param retryAfter the wait that the server asks for, or null without one
 */
public record RateLimitFeedback(
    boolean refused,
    @Nullable RateLimit rateLimit,
    @Nullable Instant date,
    @Nullable Duration retryAfter) {
  /** A response without headers, or no response to a request that was sent. */
  public static final RateLimitFeedback SILENT = new RateLimitFeedback(false, null, null, null);
}

package dev.brazecdi.core.ratelimit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a budget learns from an answer.
 *
 * @param refused whether the server refused the request for its rate limit
 * @param rateLimit the rate limit its headers told, or null if they told none
 * @param date the server's clock when it answered, in whole seconds, or null if it is not known
 * @param retryAfter how long the server asked to wait, or null if it did not ask
 */
public record Answer(
    boolean refused,
    @Nullable RateLimit rateLimit,
    @Nullable Instant date,
    @Nullable Duration retryAfter) {
  /** An answer that says nothing: no headers, or no answer at all to a request that was sent. */
  public static final Answer SILENT = new Answer(false, null, null, null);
}

package dev.brazecdi.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the rate limit does not allow a request before the caller's deadline, or when the
 * server keeps answering 429.
 */
public final class RateLimitedException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Instant availableAt;

  /**
   * @param message what was requested, and until when it is not allowed
   * @param availableAt when the next request is expected to be allowed, by the local clock; null if
   *     unknown
   * @param requestId the {@code X-Request-Id} of the 429, or null if no request was made
   */
  public RateLimitedException(
      String message, @Nullable Instant availableAt, @Nullable String requestId) {
    super(message, null, requestId);
    this.availableAt = availableAt;
  }

  /**
   * Returns when the next request is expected to be allowed, by the local clock; null if unknown.
   */
  public @Nullable Instant availableAt() {
    return availableAt;
  }
}

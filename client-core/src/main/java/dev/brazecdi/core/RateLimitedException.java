package dev.brazecdi.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the rate budget is used up and will not be back before the caller's deadline, or when
 * the server goes on to answer 429.
 */
public final class RateLimitedException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Instant availableAt;

  /**
   * @param message what was wanted, and until when it cannot be had
   * @param availableAt when the budget is expected back, by the local clock; null if nobody knows
   * @param requestId the {@code X-Request-Id} of the 429, or null if no request was made
   */
  public RateLimitedException(
      String message, @Nullable Instant availableAt, @Nullable String requestId) {
    super(message, null, requestId);
    this.availableAt = availableAt;
  }

  /** When the budget is expected back, by the local clock; null if nobody knows. */
  public @Nullable Instant availableAt() {
    return availableAt;
  }
}

package dev.brazecdi.core.ratelimit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The documented rate limit of an operation, used until the server reports its own.
 *
 * @param operation the operation's name; each operation has its own rate limit
 * @param requests requests a window; above zero
 * @param window how long a window is; above zero
 */
public record Quota(String operation, int requests, Duration window) {
  public Quota {
    requireNonNull(operation, "operation");
    if (requests <= 0) {
      throw new IllegalArgumentException("requests > 0: " + requests);
    }
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("window > 0: " + window);
    }
  }

  /** The quota an operation's annotation states. */
  public static Quota of(RateLimited rateLimited) {
    return new Quota(
        rateLimited.operation(), rateLimited.requests(), Duration.ofSeconds(rateLimited.seconds()));
  }
}

package dev.brazecdi.core;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rate limit as an answer's {@code X-RateLimit-*} headers tell it.
 *
 * @param limit requests a window
 * @param remaining requests left in this window
 * @param resetAt when the next window begins, by the server's clock, in whole seconds
 * @see <a href="https://www.braze.com/docs/api/api_limits/">Braze: rate limits</a>
 */
public record RateLimit(int limit, int remaining, Instant resetAt) {
  private static final int LONGEST_NUMBER = 12;

  public RateLimit {
    if (limit < 0) {
      throw new IllegalArgumentException("limit >= 0: " + limit);
    }
    if (remaining < 0) {
      throw new IllegalArgumentException("remaining >= 0: " + remaining);
    }
    requireNonNull(resetAt, "resetAt");
  }

  /**
   * Reads the three headers.
   *
   * @param limit the value of {@code X-RateLimit-Limit}, or null
   * @param remaining the value of {@code X-RateLimit-Remaining}, or null
   * @param reset the value of {@code X-RateLimit-Reset} in epoch seconds, or null
   * @return the rate limit, or null if a header is missing, empty or not a number: answers of 401
   *     carry empty ones
   */
  public static @Nullable RateLimit parse(
      @Nullable String limit, @Nullable String remaining, @Nullable String reset) {
    long limitNumber = number(limit);
    long remainingNumber = number(remaining);
    long resetSeconds = number(reset);
    if (limitNumber < 0
        || limitNumber > Integer.MAX_VALUE
        || remainingNumber < 0
        || remainingNumber > Integer.MAX_VALUE
        || resetSeconds < 0) {
      return null;
    }
    try {
      return new RateLimit(
          (int) limitNumber, (int) remainingNumber, Instant.ofEpochSecond(resetSeconds));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A number without sign, or -1 where there is none. */
  private static long number(@Nullable String text) {
    if (text == null) {
      return -1;
    }
    String digits = text.strip();
    if (digits.isEmpty() || digits.length() > LONGEST_NUMBER) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}

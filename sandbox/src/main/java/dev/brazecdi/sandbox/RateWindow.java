package dev.brazecdi.sandbox;

import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;

/**
 * A counter of an operation's requests in windows aligned with the clock, as Braze's are with the
 * minute. Guarded by the {@link SandboxState} it belongs to.
 */
final class RateWindow {
  private final int documentedLimit;
  private final long windowMillis;
  private int limit;
  private boolean spent;
  private long window = Long.MIN_VALUE;
  private int used;

  RateWindow(int limit, Duration window) {
    this.documentedLimit = limit;
    this.limit = limit;
    this.windowMillis = window.toMillis();
  }

  /** Counts a request and returns whether it is within the limit. */
  boolean take(Instant now) {
    roll(now);
    if (used >= limit) {
      return false;
    }
    used++;
    return true;
  }

  /** Starts the window of that time if it has not started yet. */
  private void roll(Instant now) {
    long current = Math.floorDiv(now.toEpochMilli(), windowMillis);
    if (current != window) {
      window = current;
      used = 0;
    }
    if (spent) {
      used = limit;
    }
  }

  /** Uses all remaining requests but one. */
  void takeAllButOne(Instant now) {
    roll(now);
    used = Math.max(used, limit - 1);
  }

  /** Uses all requests of this window and all later ones until {@link #restore}. */
  void takeAll() {
    spent = true;
  }

  /** Restores the documented limit and resets the counter. */
  void restore() {
    spent = false;
    limit = documentedLimit;
    used = 0;
  }

  /** Changes the limit from this window on. */
  void changeLimit(int limit) {
    this.limit = limit;
  }

  /** Sets the rate-limit headers of a response; the reset is the start of the next window. */
  void setHeaders(MockResponse.Builder response, Instant now) {
    roll(now);
    long reset = Math.floorDiv((window + 1) * windowMillis + 999, 1000L);
    setHeaders(response, limit, Math.max(0, limit - used), reset);
  }

  /** Sets rate-limit headers to these values. */
  static void setHeaders(
      MockResponse.Builder response, Object limit, Object remaining, Object reset) {
    response
        .setHeader("X-RateLimit-Limit", limit)
        .setHeader("X-RateLimit-Remaining", remaining)
        .setHeader("X-RateLimit-Reset", reset);
  }
}

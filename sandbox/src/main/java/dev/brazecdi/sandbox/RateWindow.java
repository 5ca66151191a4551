package dev.brazecdi.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts an operation's requests in windows that begin where the clock is a multiple of their
 * length, as Braze's do on the minute. Guarded by the {@link SandboxState} it belongs to.
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

  /** Counts a request; whether it is within the limit. */
  boolean take(Instant now) {
    roll(now);
    if (used >= limit) {
      return false;
    }
    used++;
    return true;
  }

  /** Begins the window of that time, if it has not begun yet. */
  void roll(Instant now) {
    long current = Math.floorDiv(now.toEpochMilli(), windowMillis);
    if (current != window) {
      window = current;
      used = 0;
    }
    if (spent) {
      used = limit;
    }
  }

  /** Somebody else takes what is left, but for one request. */
  void takeAllButOne(Instant now) {
    roll(now);
    used = Math.max(used, limit - 1);
  }

  /** Nothing is left, in this window and all others, until {@link #restore}. */
  void takeAll() {
    spent = true;
  }

  /** The limit is the documented one again, and nothing of it is used. */
  void restore() {
    spent = false;
    limit = documentedLimit;
    used = 0;
  }

  /** The limit is another one from now on. */
  void changeLimit(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  int remaining() {
    return Math.max(0, limit - used);
  }

  /** When the next window begins, in epoch seconds. */
  long reset() {
    return Math.floorDiv((window + 1) * windowMillis + 999, 1000L);
  }
}

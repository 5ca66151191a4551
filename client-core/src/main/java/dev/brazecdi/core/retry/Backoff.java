package dev.brazecdi.core.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: before the n-th retry a random time between zero and the
 * base times 2<sup>n−1</sup>, up to a longest.
 *
 * @param base the longest wait before the first retry; above zero
 * @param longest the longest wait of all; not below the base
 */
public record Backoff(Duration base, Duration longest) {
  /** At most half a second before the first retry, and at most twenty seconds later on. */
  public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20));

  public Backoff {
    if (base.isNegative() || base.isZero()) {
      throw new IllegalArgumentException("base > 0: " + base);
    }
    if (longest.compareTo(base) < 0) {
      throw new IllegalArgumentException("longest >= base: " + longest + " < " + base);
    }
  }

  /**
   * How long to wait.
   *
   * @param retry which retry it is: 1 for the first
   * @param random where the jitter comes from
   */
  public Duration delay(int retry, RandomGenerator random) {
    if (retry < 1) {
      throw new IllegalArgumentException("retry >= 1: " + retry);
    }
    long ceiling = longest.toNanos();
    long nanos = base.toNanos();
    for (int i = 1; i < retry && nanos < ceiling; i++) {
      nanos = nanos > ceiling / 2 ? ceiling : nanos * 2;
    }
    return Duration.ofNanos(random.nextLong(Math.min(nanos, ceiling) + 1));
  }
}

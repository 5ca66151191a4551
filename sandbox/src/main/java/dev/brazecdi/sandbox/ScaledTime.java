package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.TimeSource;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A time source that runs faster, for long tests over real connections. Pass the same instance to
 * sandbox and client: with a factor of 60, an hour passes in a minute. Thread-safe.
 */
public final class ScaledTime implements TimeSource {
  private final Instant start;
  private final int factor;
  private final long origin = System.nanoTime();

  /**
   * Creates a time source.
   *
   * @param start the current time
   * @param factor the number of seconds that pass per real second; at least 1
   */
  public ScaledTime(Instant start, int factor) {
    if (factor < 1) {
      throw new IllegalArgumentException("factor >= 1: " + factor);
    }
    this.start = requireNonNull(start, "start");
    this.factor = factor;
  }

  /** Returns the scaled nanoseconds since the start. */
  @Override
  public long nanoTime() {
    return (System.nanoTime() - origin) * factor;
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanoTime());
  }

  /** Waits for {@code nanos} divided by the factor. */
  @Override
  public boolean await(CountDownLatch signal, long nanos) throws InterruptedException {
    return signal.await(nanos == Long.MAX_VALUE ? nanos : nanos / factor + 1, TimeUnit.NANOSECONDS);
  }
}

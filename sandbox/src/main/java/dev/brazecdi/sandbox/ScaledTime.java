package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.TimeSource;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Time that runs faster, for long tests over real connections: hand the same one to the sandbox and
 * to the client, and an hour's walk takes a minute. Safe for use by several threads.
 */
public final class ScaledTime implements TimeSource {
  private final Instant start;
  private final int factor;
  private final long origin = System.nanoTime();

  /**
   * Time that begins then and runs that much faster.
   *
   * @param start what it is now
   * @param factor how many seconds pass in one; at least 1
   */
  public ScaledTime(Instant start, int factor) {
    if (factor < 1) {
      throw new IllegalArgumentException("factor >= 1: " + factor);
    }
    this.start = requireNonNull(start, "start");
    this.factor = factor;
  }

  /** Scaled nanoseconds since the start. */
  @Override
  public long nanoTime() {
    return (System.nanoTime() - origin) * factor;
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanoTime());
  }

  /** Waits for the time, divided by the factor. */
  @Override
  public boolean await(CountDownLatch signal, long nanos) throws InterruptedException {
    return signal.await(nanos == Long.MAX_VALUE ? nanos : nanos / factor + 1, TimeUnit.NANOSECONDS);
  }
}

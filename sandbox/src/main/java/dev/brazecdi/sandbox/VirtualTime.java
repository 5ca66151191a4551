package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A time source for tests in which every wait advances the time instead of blocking. Pass the same
 * instance to sandbox and client: waits of hours return immediately.
 *
 * <p>Thread-safe; each wait advances the time for all threads.
 */
public final class VirtualTime implements TimeSource {
  private final Instant start;
  private final List<Duration> waits = new ArrayList<>();
  private long passed;

  /**
   * Creates a time source.
   *
   * @param start the current time
   */
  public VirtualTime(Instant start) {
    this.start = requireNonNull(start, "start");
  }

  /** Returns the nanoseconds since the start. */
  @Override
  public synchronized long nanoTime() {
    return passed;
  }

  @Override
  public synchronized Instant instant() {
    return start.plusNanos(passed);
  }

  /** Advances the time instead of waiting; an unlimited wait blocks until the signal. */
  @Override
  public boolean await(CountDownLatch signal, long nanos) throws InterruptedException {
    if (nanos == Long.MAX_VALUE) {
      signal.await();
      return true;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (signal.getCount() > 0 && nanos > 0) {
      synchronized (this) {
        waits.add(Duration.ofNanos(nanos));
        passed += nanos;
      }
    }
    return signal.getCount() == 0;
  }

  /** Advances the time. */
  public synchronized void advance(Duration duration) {
    passed += duration.toNanos();
  }

  /** Returns the durations of all waits in order; unmodifiable. */
  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}

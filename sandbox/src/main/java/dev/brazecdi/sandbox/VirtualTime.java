package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Time that moves when somebody waits, for tests: hand the same one to the sandbox and to the
 * client, and a walk that waits for hours is over at once.
 *
 * <p>Safe for use by several threads; each wait moves the time for all of them.
 */
public final class VirtualTime implements TimeSource {
  private final Instant start;
  private final List<Duration> waits = new ArrayList<>();
  private long passed;

  /**
   * Time that begins then.
   *
   * @param start what it is now
   */
  public VirtualTime(Instant start) {
    this.start = requireNonNull(start, "start");
  }

  /** Nanoseconds since the start. */
  @Override
  public synchronized long nanoTime() {
    return passed;
  }

  @Override
  public synchronized Instant instant() {
    return start.plusNanos(passed);
  }

  /** Moves the time instead of waiting; a wait without end is for another thread to end. */
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

  /** Moves the time by so much. */
  public synchronized void advance(Duration duration) {
    passed += duration.toNanos();
  }

  /** How long was waited each time, in order; unmodifiable. */
  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}

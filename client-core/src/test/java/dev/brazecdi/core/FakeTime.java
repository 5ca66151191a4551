package dev.brazecdi.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Time that moves when somebody waits, and remembers how long they waited. */
public final class FakeTime implements TimeSource {
  public static final Instant START = Instant.parse("2026-03-25T06:00:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private long nanos = 12_345;

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized Instant instant() {
    return START.plusNanos(nanos - 12_345);
  }

  @Override
  public boolean await(CountDownLatch signal, long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (nanos == Long.MAX_VALUE) {
      signal.await(); // nobody but another thread can end it
      return true;
    }
    if (signal.getCount() > 0) {
      synchronized (this) {
        waits.add(Duration.ofNanos(nanos));
      }
      advance(Duration.ofNanos(nanos));
    }
    return signal.getCount() == 0;
  }

  public synchronized void advance(Duration duration) {
    nanos += Math.max(0, duration.toNanos());
  }

  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}

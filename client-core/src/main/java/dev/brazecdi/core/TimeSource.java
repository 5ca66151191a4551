package dev.brazecdi.core;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where all time comes from: the one seam for reading a clock and for waiting.
 *
 * <p>Tests hand in one whose time they move; everything else uses {@link #system()}.
 * Implementations are safe for use by several threads.
 */
public interface TimeSource extends InstantSource {
  /** Nanoseconds that only move forward, from an arbitrary origin, as {@link System#nanoTime()}. */
  long nanoTime();

  /**
   * The time of day, for what people and servers read; never used to measure how long something
   * took.
   */
  @Override
  Instant instant();

  /**
   * Waits until the signal reaches zero or the time has passed, whichever comes first.
   *
   * @param signal what ends the wait early
   * @param nanos how long to wait at most, in nanoseconds; not above zero means not at all
   * @return whether the signal came
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  boolean await(CountDownLatch signal, long nanos) throws InterruptedException;

  /** The machine's own time. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }
}

enum SystemTime implements TimeSource {
  INSTANCE;

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }

  @Override
  public boolean await(CountDownLatch signal, long nanos) throws InterruptedException {
    return signal.await(nanos, TimeUnit.NANOSECONDS);
  }
}

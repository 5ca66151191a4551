package dev.brazecdi.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about a call besides its arguments: how long it may take and what ends it
 * early.
 *
 * <p>It reaches the wait for the rate limit, the waits between attempts and the call itself.
 * Instances are immutable and safe for use by several threads.
 */
public final class CallContext {
  private static final CallContext NONE =
      new CallContext(TimeSource.system(), Long.MAX_VALUE, null);

  private final TimeSource time;
  private final long deadline; // on time's nanoTime; Long.MAX_VALUE for none
  private final @Nullable CancellationToken cancellation;

  private CallContext(TimeSource time, long deadline, @Nullable CancellationToken cancellation) {
    this.time = time;
    this.deadline = deadline;
    this.cancellation = cancellation;
  }

  /** No deadline, no cancellation, the machine's own time. */
  public static CallContext none() {
    return NONE;
  }

  /**
   * No deadline and no cancellation, on this time.
   *
   * @param time where time comes from
   */
  public static CallContext on(TimeSource time) {
    return new CallContext(requireNonNull(time, "time"), Long.MAX_VALUE, null);
  }

  /**
   * The same with a deadline so far from now, or the one there is, whichever comes first.
   *
   * @param timeout how long from now; null for as long as it takes
   */
  public CallContext withTimeout(@Nullable Duration timeout) {
    if (timeout == null) {
      return this;
    }
    long now = time.nanoTime();
    long nanos = toNanos(timeout);
    if (nanos >= remainingNanos()) {
      return this;
    }
    long sooner = now + nanos;
    // The one value that stands for "no deadline" is a nanosecond nobody misses.
    return new CallContext(time, sooner == Long.MAX_VALUE ? sooner - 1 : sooner, cancellation);
  }

  /**
   * The same with this cancellation in place of the one there is.
   *
   * @param cancellation what ends the call early, or null for nothing
   */
  public CallContext withCancellation(@Nullable CancellationToken cancellation) {
    return new CallContext(time, deadline, cancellation);
  }

  /** Where time comes from. */
  public TimeSource time() {
    return time;
  }

  /** What ends the call early, or null for nothing. */
  public @Nullable CancellationToken cancellation() {
    return cancellation;
  }

  /**
   * Nanoseconds until the deadline, not above zero once it has passed; {@link Long#MAX_VALUE} where
   * there is none.
   */
  public long remainingNanos() {
    return deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - time.nanoTime();
  }

  /**
   * Returns if the call may go on.
   *
   * @param what what the caller wanted, for the message
   * @throws CancelledException if it was cancelled or the thread interrupted, whose flag stays set
   * @throws DeadlineExceededException if the deadline has passed
   */
  public void check(String what) {
    if (cancellation != null && cancellation.isCancelled()) {
      throw new CancelledException(what + " was cancelled", null);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException(what + " was interrupted", null);
    }
    if (remainingNanos() <= 0) {
      throw new DeadlineExceededException(what + " was not done by its deadline", null);
    }
  }

  /**
   * Waits, at most until the deadline, and returns early when cancelled. Follow it by {@link
   * #check}.
   *
   * @param signal ends the wait; counted down by a cancellation, too
   * @param nanos how long to wait at most, in nanoseconds
   * @throws CancelledException if the thread is interrupted, whose flag is set again
   */
  public void await(CountDownLatch signal, long nanos) {
    CancellationToken.Registration registration =
        cancellation == null ? () -> {} : cancellation.onCancel(signal::countDown);
    try (registration) {
      time.await(signal, Math.min(nanos, remainingNanos()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("interrupted while waiting", e);
    }
  }

  /** Nanoseconds, or the longest there are where a duration has more. */
  private static long toNanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }
}

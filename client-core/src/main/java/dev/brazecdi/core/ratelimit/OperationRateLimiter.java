package dev.brazecdi.core.ratelimit;

import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.spi.Permit;
import dev.brazecdi.core.spi.RateLimitFeedback;
import dev.brazecdi.core.spi.WaitListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The rate limiter of one operation: {@link RateLimitState} decides, callers queue and wait here.
 */
final class OperationRateLimiter {
  private static final long LONGEST_WAIT = Duration.ofHours(1).toNanos();

  private final Quota quota;
  private final String purpose;
  private final Lock lock;
  private final RateLimitState state;
  private final Deque<Waiter> queue = new ArrayDeque<>();

  OperationRateLimiter(Quota quota, double maxShare) {
    this(quota, maxShare, new ReentrantLock());
  }

  OperationRateLimiter(Quota quota, double maxShare, Lock lock) {
    this.quota = quota;
    this.purpose = "waiting for the rate limit of " + quota.operation();
    this.lock = lock;
    this.state = new RateLimitState(quota, maxShare);
  }

  /** Returns a permit if one is available and no caller is waiting, else null. */
  @Nullable Permit tryAcquire(CallContext context) {
    context.check(purpose);
    lock.lock();
    try {
      long now = context.time().nanoTime();
      return queue.isEmpty() && state.delay(now) <= 0
          ? new StatePermit(state.send(now), context.time())
          : null;
    } finally {
      lock.unlock();
    }
  }

  Permit acquire(CallContext context, boolean again, WaitListener listener) {
    Permit free = tryAcquire(context);
    if (free != null) {
      return free;
    }
    Waiter waiter = new Waiter();
    enter(waiter, again);
    boolean told = false;
    try {
      while (true) {
        context.check(purpose);
        long delay;
        boolean isHead;
        CountDownLatch signal;
        lock.lock();
        try {
          long now = context.time().nanoTime();
          delay = state.delay(now);
          isHead = queue.peekFirst() == waiter;
          if (isHead && delay <= 0) {
            return new StatePermit(state.send(now), context.time());
          }
          signal = waiter.signal = new CountDownLatch(1);
        } finally {
          lock.unlock();
        }
        if (delay > 0 && delay != RateLimitState.UNTIL_A_RESPONSE) {
          failIfTooLate(context, delay);
          if (!told) {
            told = true;
            listener.waiting(quota.operation(), Duration.ofNanos(delay));
          }
        }
        // The head of the queue waits for the limit, and wakes the next caller when it leaves.
        context.await(signal, isHead ? delay : RateLimitState.UNTIL_A_RESPONSE);
      }
    } finally {
      leave(waiter);
    }
  }

  private void enter(Waiter waiter, boolean again) {
    lock.lock();
    try {
      if (again) {
        queue.addFirst(waiter);
      } else {
        queue.addLast(waiter);
      }
    } finally {
      lock.unlock();
    }
  }

  private void leave(Waiter waiter) {
    lock.lock();
    try {
      queue.remove(waiter);
      wakeHead();
    } finally {
      lock.unlock();
    }
  }

  private void wakeHead() {
    Waiter head = queue.peekFirst();
    if (head != null) {
      head.signal.countDown();
    }
  }

  private void failIfTooLate(CallContext context, long delay) {
    boolean outlastsTheCaller = delay >= context.remainingNanos();
    if (!outlastsTheCaller && delay <= LONGEST_WAIT) {
      return;
    }
    Instant availableAt = context.time().instant().plusNanos(delay);
    throw new RateLimitedException(
        "the rate limit of "
            + quota.operation()
            + " ("
            + state.limit()
            + " requests per window) is reached until "
            + availableAt
            + (outlastsTheCaller
                ? ", which is after the deadline of this call; try again then, or allow more time"
                : ", which is too long to wait; try again then"),
        availableAt,
        null);
  }

  @Override
  public String toString() {
    lock.lock();
    try {
      return quota + " with " + queue.size() + " waiting";
    } finally {
      lock.unlock();
    }
  }

  /** A caller in the queue. Its signal is counted down when the state has changed. */
  private static final class Waiter {
    private CountDownLatch signal = new CountDownLatch(1);
  }

  /** The permit of a request that {@link RateLimitState} counts as in flight. */
  private final class StatePermit implements Permit {
    private final RateLimitState.Request request;
    private final TimeSource time;

    private StatePermit(RateLimitState.Request request, TimeSource time) {
      this.request = request;
      this.time = time;
    }

    @Override
    public void complete(RateLimitFeedback feedback) {
      lock.lock();
      try {
        state.complete(request, feedback, time.nanoTime());
        wakeHead();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void withdraw() {
      lock.lock();
      try {
        state.withdraw(request);
        wakeHead();
      } finally {
        lock.unlock();
      }
    }
  }
}

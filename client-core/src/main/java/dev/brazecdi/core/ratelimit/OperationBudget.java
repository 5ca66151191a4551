package dev.brazecdi.core.ratelimit;

import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One operation's {@link RateLedger} with a queue before it: the ledger decides, this waits. */
final class OperationBudget {
  private static final long LONGEST_WAIT = Duration.ofHours(1).toNanos();

  private final Quota quota;
  private final String purpose;
  private final Lock lock;
  private final RateLedger ledger;
  private final Deque<Waiter> queue = new ArrayDeque<>();

  OperationBudget(Quota quota, double maxShare) {
    this(quota, maxShare, new ReentrantLock());
  }

  OperationBudget(Quota quota, double maxShare, Lock lock) {
    this.quota = quota;
    this.purpose = "the wait for the rate budget of " + quota.operation();
    this.lock = lock;
    this.ledger = new RateLedger(quota, maxShare);
  }

  /** A place that is free and that nobody waits for, or null: mostly there is one. */
  RateBudget.@Nullable Permit tryAcquire(CallContext context) {
    context.check(purpose);
    lock.lock();
    try {
      long now = context.time().nanoTime();
      return queue.isEmpty() && ledger.delay(now) <= 0
          ? new Place(ledger.send(now), context.time())
          : null;
    } finally {
      lock.unlock();
    }
  }

  RateBudget.Permit acquire(CallContext context, boolean again, RateBudget.WaitListener listener) {
    RateBudget.Permit free = tryAcquire(context);
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
          delay = ledger.delay(now);
          isHead = queue.peekFirst() == waiter;
          if (isHead && delay <= 0) {
            return new Place(ledger.send(now), context.time());
          }
          signal = waiter.signal = new CountDownLatch(1);
        } finally {
          lock.unlock();
        }
        if (delay > 0 && delay != RateLedger.UNTIL_AN_ANSWER) {
          failIfTooLate(context, delay);
          if (!told) {
            told = true;
            listener.waiting(quota.operation(), Duration.ofNanos(delay));
          }
        }
        // The head waits for the budget, and wakes the next when it leaves.
        context.await(signal, isHead ? delay : RateLedger.UNTIL_AN_ANSWER);
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
        "the rate budget of "
            + quota.operation()
            + " ("
            + ledger.limit()
            + " requests a window) is used up until "
            + availableAt
            + (outlastsTheCaller
                ? ", which is after this call's deadline; try again then, or allow more time"
                : ", which is too long to wait for; try again then"),
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

  /** A caller in the queue; its signal says that something has changed. */
  private static final class Waiter {
    private CountDownLatch signal = new CountDownLatch(1);
  }

  /** A request's place in the ledger. */
  private final class Place implements RateBudget.Permit {
    private final RateLedger.Request request;
    private final TimeSource time;

    private Place(RateLedger.Request request, TimeSource time) {
      this.request = request;
      this.time = time;
    }

    @Override
    public void answered(Answer answer) {
      lock.lock();
      try {
        ledger.answered(request, answer, time.nanoTime());
        wakeHead();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void withdraw() {
      lock.lock();
      try {
        ledger.withdraw(request);
        wakeHead();
      } finally {
        lock.unlock();
      }
    }
  }
}

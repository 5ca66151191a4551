package dev.brazecdi.core.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps retries from multiplying the load of a server that is down: each retry takes one from a
 * store, and only every tenth success puts one back. When it is empty, failures reach their callers
 * at once. Safe for use by several threads.
 */
public final class RetryBudget {
  private static final int RETRY = 10; // in tenths of a retry

  private final int capacity;
  private final AtomicInteger store;

  /**
   * A full store.
   *
   * @param retries how many retries it holds; not below zero
   */
  public RetryBudget(int retries) {
    if (retries < 0 || retries > Integer.MAX_VALUE / RETRY) {
      throw new IllegalArgumentException("0 <= retries <= 214748364: " + retries);
    }
    this.capacity = retries * RETRY;
    this.store = new AtomicInteger(capacity);
  }

  /** Takes a retry; whether there was one. */
  public boolean tryTake() {
    return store.getAndUpdate(left -> left < RETRY ? left : left - RETRY) >= RETRY;
  }

  /** An attempt has succeeded. */
  public void succeeded() {
    store.updateAndGet(left -> Math.min(capacity, left + 1));
  }

  @Override
  public String toString() {
    return "RetryBudget(" + store.get() / RETRY + " of " + capacity / RETRY + ")";
  }
}

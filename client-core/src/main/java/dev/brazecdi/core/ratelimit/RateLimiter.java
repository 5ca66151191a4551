package dev.brazecdi.core.ratelimit;

import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.spi.Permit;
import dev.brazecdi.core.spi.WaitListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rate limiter of a workspace: one limit for each operation, shared by all callers.
 *
 * <p>Braze limits requests per workspace, whatever the keys and processes, so clients of one
 * workspace should share a limiter. Callers are served first come, first served; a caller that
 * gives up leaves the queue without using a request. The limit follows the server's headers; see
 * {@link RateLimit}.
 *
 * <p>Waiting blocks the calling thread. Safe for use by several threads.
 *
 * <p>Interceptors call the methods whose signature names a type of {@code dev.brazecdi.core.spi};
 * these are not part of the compatibility promise.
 */
public final class RateLimiter {
  private final Map<String, OperationRateLimiter> operations = new ConcurrentHashMap<>();

  private final double maxShare;

  private RateLimiter(double maxShare) {
    this.maxShare = maxShare;
  }

  /** Returns a limiter that may use a workspace's whole rate limit. */
  public static RateLimiter create() {
    return new RateLimiter(1);
  }

  /**
   * Returns a limiter that leaves requests for other clients of the same workspace.
   *
   * @param maxShare the largest share of an operation's limit to use within any window: above 0 and
   *     at most 1; one request per window is always allowed
   * @throws IllegalArgumentException if the share is outside of that range
   */
  public static RateLimiter ofShare(double maxShare) {
    if (!(maxShare > 0 && maxShare <= 1)) {
      throw new IllegalArgumentException("0 < maxShare <= 1: " + maxShare);
    }
    return new RateLimiter(maxShare);
  }

  /**
   * Waits until the operation's rate limit allows a request, and returns the permit for it.
   *
   * @param quota the operation and its documented limit, used until the server's headers report
   *     one; the quota of an operation's first request counts
   * @param context the deadline, the cancellation and the clock of the call
   * @param again whether the server has refused this call before; it then goes to the head of the
   *     queue
   * @param listener is notified when the caller starts to wait
   * @throws RateLimitedException at once, if no request will be allowed before the deadline or
   *     within an hour
   * @throws dev.brazecdi.core.DeadlineExceededException if the deadline passes in the queue
   * @throws dev.brazecdi.core.CancelledException if the wait is cancelled or the thread interrupted
   */
  public Permit acquire(Quota quota, CallContext context, boolean again, WaitListener listener) {
    return operation(quota).acquire(context, again, listener);
  }

  /**
   * Returns a permit if the operation's rate limit allows a request now and no caller is waiting.
   *
   * @param quota as for {@link #acquire}
   * @param context the deadline, the cancellation and the clock of the call
   * @return the permit, or null if the caller has to wait in {@link #acquire}
   * @throws dev.brazecdi.core.DeadlineExceededException if the deadline has passed
   * @throws dev.brazecdi.core.CancelledException if the call is cancelled or the thread interrupted
   */
  public @Nullable Permit tryAcquire(Quota quota, CallContext context) {
    return operation(quota).tryAcquire(context);
  }

  private OperationRateLimiter operation(Quota quota) {
    return operations.computeIfAbsent(
        quota.operation(), operation -> new OperationRateLimiter(quota, maxShare));
  }

  @Override
  public String toString() {
    return "RateLimiter" + operations;
  }
}

package dev.brazecdi.core.ratelimit;

import dev.brazecdi.core.CallContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rate budget of a workspace: each operation has its own, and all callers draw on it.
 *
 * <p>The server's limits hold for a workspace, whatever its keys and processes, so clients of the
 * same workspace do best to share one budget. Callers are served first come, first served; one that
 * gives up leaves the queue and takes nothing with it. The limit follows the server's headers; see
 * {@link RateLimit}.
 *
 * <p>Waiting happens on the caller's thread. Safe for use by several threads.
 */
public final class RateBudget {
  private final Map<String, OperationBudget> operations = new ConcurrentHashMap<>();

  private final double maxShare;

  private RateBudget(double maxShare) {
    this.maxShare = maxShare;
  }

  /** A budget for one workspace, all of which may be used. */
  public static RateBudget create() {
    return new RateBudget(1);
  }

  /**
   * A budget that leaves room for others who draw on the same workspace.
   *
   * @param maxShare how much of an operation's limit is used at most within any window: above 0 and
   *     not above 1; one request a window is always allowed
   * @throws IllegalArgumentException if it is no such share
   */
  public static RateBudget ofShare(double maxShare) {
    if (!(maxShare > 0 && maxShare <= 1)) {
      throw new IllegalArgumentException("0 < maxShare <= 1: " + maxShare);
    }
    return new RateBudget(maxShare);
  }

  /**
   * Waits until a request fits into the operation's budget, and takes its place in it. For
   * interceptors, and not part of the compatibility promise; most callers only {@link #create} a
   * budget.
   *
   * @param quota the operation and what it allows until the server's headers tell; the first one
   *     counts
   * @param context how long the caller can wait, what ends the wait, and where time comes from
   * @param again whether the server has refused this call before: it goes to the head of the queue
   * @param listener hears of waits
   * @return to be told of the answer
   * @throws RateLimitedException at once, if the budget will not be back before the deadline, or
   *     not within an hour
   * @throws dev.brazecdi.core.DeadlineExceededException if the deadline passes in the queue
   * @throws dev.brazecdi.core.CancelledException if the wait is cancelled or the thread interrupted
   */
  public Permit acquire(Quota quota, CallContext context, boolean again, WaitListener listener) {
    return operation(quota).acquire(context, again, listener);
  }

  /**
   * Takes a place in the operation's budget if one is free and nobody waits for it. For
   * interceptors, and not part of the compatibility promise.
   *
   * @param quota as for {@link #acquire}
   * @param context what may have ended the call already, and where time comes from
   * @return to be told of the answer; null if one has to wait, as {@link #acquire} does
   * @throws dev.brazecdi.core.DeadlineExceededException if the deadline has passed
   * @throws dev.brazecdi.core.CancelledException if the call is cancelled or the thread interrupted
   */
  public @Nullable Permit tryAcquire(Quota quota, CallContext context) {
    return operation(quota).tryAcquire(context);
  }

  private OperationBudget operation(Quota quota) {
    return operations.computeIfAbsent(
        quota.operation(), operation -> new OperationBudget(quota, maxShare));
  }

  @Override
  public String toString() {
    return "RateBudget" + operations;
  }

  /** Hears of waits for the budget. */
  @FunctionalInterface
  public interface WaitListener {
    /** Hears nothing. */
    WaitListener NONE = (operation, wait) -> {};

    /**
     * The budget is used up, and a caller begins to wait.
     *
     * @param operation the operation's name
     * @param wait how long it is expected to take for the one at the head of the queue
     */
    void waiting(String operation, Duration wait);
  }

  /** A request's place in the budget, from before it is sent until it is answered. */
  public interface Permit {
    /**
     * The request was answered, or failed after it may have been sent. Only the first of these
     * calls counts.
     *
     * @param answer what the answer told; {@link Answer#SILENT} if there was none
     */
    void answered(Answer answer);

    /** The request was certainly not sent. Does nothing after {@link #answered}. */
    void withdraw();
  }
}

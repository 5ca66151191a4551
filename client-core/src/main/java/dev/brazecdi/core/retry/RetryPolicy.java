package dev.brazecdi.core.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a failed attempt is worth another, and how long to wait before it.
 *
 * <p>Pure and immutable; the waiting is somebody else's. A request that may have changed something
 * on the server is repeated only when it certainly never arrived.
 */
public final class RetryPolicy {
  /** Four attempts with {@link Backoff#DEFAULT}, and a budget of 50 retries. */
  public static final RetryPolicy DEFAULT = new RetryPolicy(4, Backoff.DEFAULT, 50);

  /** One attempt. */
  public static final RetryPolicy NONE = new RetryPolicy(1, Backoff.DEFAULT, 50);

  /** The statuses from 520 on are those of a CDN that cannot reach the server behind it. */
  private static final Set<Integer> TRANSIENT =
      Set.of(408, 500, 502, 503, 504, 520, 521, 522, 523, 524);

  private final int attempts;
  private final Backoff backoff;
  private final int budget;

  private RetryPolicy(int attempts, Backoff backoff, int budget) {
    this.attempts = attempts;
    this.backoff = backoff;
    this.budget = budget;
  }

  /**
   * The same with so many attempts in all.
   *
   * @param attempts at least 1, which is no retry. Defaults to 4
   */
  public RetryPolicy withAttempts(int attempts) {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts >= 1: " + attempts);
    }
    return new RetryPolicy(attempts, backoff, budget);
  }

  /**
   * The same with this backoff.
   *
   * @param backoff how long to wait where the server does not say. Defaults to {@link
   *     Backoff#DEFAULT}
   */
  public RetryPolicy withBackoff(Backoff backoff) {
    return new RetryPolicy(attempts, requireNonNull(backoff, "backoff"), budget);
  }

  /**
   * The same with a budget of so many retries for all calls of a client together; see {@link
   * RetryBudget}.
   *
   * @param retries not below zero. Defaults to 50
   */
  public RetryPolicy withBudget(int retries) {
    if (retries < 0) {
      throw new IllegalArgumentException("retries >= 0: " + retries);
    }
    return new RetryPolicy(attempts, backoff, retries);
  }

  /** A full budget, for whoever carries this policy out. */
  public RetryBudget newBudget() {
    return new RetryBudget(budget);
  }

  /** How many attempts a call has in all. */
  public int attempts() {
    return attempts;
  }

  /**
   * Returns the wait before the next attempt after a response, or null if there is to be none.
   *
   * @param attempt the attempt that was answered: 1 for the first
   * @param idempotent whether the request can be repeated without doing anything twice
   * @param status the HTTP status
   * @param retryAfter how long the server asked to wait, or null if it did not
   * @param random where the jitter comes from
   */
  public @Nullable Duration afterResponse(
      int attempt,
      boolean idempotent,
      int status,
      @Nullable Duration retryAfter,
      RandomGenerator random) {
    if (attempt >= attempts || !idempotent || !TRANSIENT.contains(status)) {
      return null;
    }
    Duration delay = backoff.delay(attempt, random);
    return retryAfter != null && retryAfter.compareTo(delay) > 0 ? retryAfter : delay;
  }

  /**
   * Whether to send a request again that the server refused for its rate limit: the rate budget
   * then decides when. A refused request has not been carried out, so any may be repeated.
   *
   * @param attempt which attempt was refused: 1 for the first
   */
  public boolean againAfterRefusal(int attempt) {
    return attempt < attempts;
  }

  /**
   * The wait before the next attempt after a failure without an answer, or null if there is to be
   * none.
   *
   * @param attempt which attempt failed: 1 for the first
   * @param harmless whether the request can be repeated without doing anything twice, or was
   *     certainly not sent
   * @param random where the jitter comes from
   */
  public @Nullable Duration afterFailure(int attempt, boolean harmless, RandomGenerator random) {
    return attempt >= attempts || !harmless ? null : backoff.delay(attempt, random);
  }

  @Override
  public String toString() {
    return "RetryPolicy(" + attempts + " attempts, " + backoff + ", budget of " + budget + ")";
  }
}

package dev.brazecdi.retrofit;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.ratelimit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a client does, for logs, metrics and progress. No event holds the API key.
 *
 * <p>Called on the thread that makes the call; be quick and throw nothing. A listener hears of all
 * calls, so several threads may call it at once. Constructors and patterns of its records are
 * outside the compatibility promise.
 */
public interface ClientListener {
  /** Hears nothing. */
  ClientListener NONE = new ClientListener() {};

  /** The rate budget is used up, and a call waits. */
  default void waiting(Waiting event) {}

  /** An attempt failed and is worth another. */
  default void retrying(Retrying event) {}

  /** The server answered an attempt, whatever it said. */
  default void answered(Answered event) {}

  /**
   * A call waits for the rate budget.
   *
   * @param operation the operation's name in the document, such as {@code listJobSyncStatuses}
   * @param until when the budget is expected back, by the local clock
   */
  record Waiting(String operation, Instant until) {
    public Waiting {
      requireNonNull(operation, "operation");
      requireNonNull(until, "until");
    }
  }

  /**
   * A call is tried again.
   *
   * @param operation the operation's name in the document; the URL's path if it is not a documented
   *     one
   * @param attempt which attempt failed: 1 for the first
   * @param at when the next attempt starts, by the local clock
   * @param reason what failed, such as {@code HTTP 503}
   */
  record Retrying(String operation, int attempt, Instant at, String reason) {
    public Retrying {
      requireNonNull(operation, "operation");
      requireNonNull(at, "at");
      requireNonNull(reason, "reason");
    }
  }

  /**
   * The server answered.
   *
   * @param operation the operation's name in the document
   * @param status the HTTP status
   * @param rateLimit the rate limit as the answer told it, or null if it told none
   * @param took from sending the request to having the answer's headers
   */
  record Answered(String operation, int status, @Nullable RateLimit rateLimit, Duration took) {
    public Answered {
      requireNonNull(operation, "operation");
      requireNonNull(took, "took");
    }
  }
}

package dev.brazecdi.retrofit;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.RateLimit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A listener for waits, retries and responses, for logs, metrics and progress. No event contains
 * the API key.
 *
 * <p>Methods are called on the thread of the call; return quickly. A listener receives the events
 * of all calls, so several threads may call it at once. If it throws a {@link RuntimeException},
 * the call continues, and the first one is logged to the {@link System.Logger} {@code
 * dev.brazecdi}.
 *
 * <p>Constructors and patterns of the event records are outside the compatibility promise.
 */
public interface ClientListener {
  /** A listener that does nothing. */
  ClientListener NONE = new ClientListener() {};

  /** Called when no requests remain and a call starts to wait. */
  default void waiting(Waiting event) {}

  /** Called when an attempt failed and the call will be retried. */
  default void retrying(Retrying event) {}

  /** Called for the response to each attempt, whatever its status. */
  default void responseReceived(ResponseReceived event) {}

  /** Called when an attempt ended without a response. */
  default void attemptFailed(AttemptFailed event) {}

  /**
   * A call waits for the rate limit.
   *
   * @param operation the operation's name in the document, such as {@code listJobSyncStatuses}
   * @param until when the next request is expected to be allowed, by the local clock
   */
  record Waiting(String operation, Instant until) {
    public Waiting {
      requireNonNull(operation, "operation");
      requireNonNull(until, "until");
    }
  }

  /**
   * A call is retried.
   *
   * @param operation the operation's name in the document; the path of the URL if the operation is
   *     not in the document
   * @param attempt the attempt that failed: 1 for the first
   * @param at when the next attempt starts, by the local clock
   * @param reason why the attempt failed, such as {@code HTTP 503}
   */
  record Retrying(String operation, int attempt, Instant at, String reason) {
    public Retrying {
      requireNonNull(operation, "operation");
      requireNonNull(at, "at");
      requireNonNull(reason, "reason");
    }
  }

  /**
   * The server responded to an attempt.
   *
   * @param operation the operation's name in the document
   * @param status the HTTP status
   * @param rateLimit the rate limit in the response's headers, or null without these
   * @param took the time from sending the request to receiving the response's headers
   */
  record ResponseReceived(
      String operation, int status, @Nullable RateLimit rateLimit, Duration took) {
    public ResponseReceived {
      requireNonNull(operation, "operation");
      requireNonNull(took, "took");
    }
  }

  /**
   * An attempt ended without a response.
   *
   * @param operation the operation's name in the document
   * @param reason the simple name of the exception's class
   * @param took the time since the attempt was sent
   */
  record AttemptFailed(String operation, String reason, Duration took) {
    public AttemptFailed {
      requireNonNull(operation, "operation");
      requireNonNull(reason, "reason");
      requireNonNull(took, "took");
    }
  }
}

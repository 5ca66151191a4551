package dev.brazecdi.sandbox;

/**
 * A fault of a connection or response of the {@link Sandbox}, as on real networks and servers. The
 * data is unchanged: repeating the request succeeds.
 *
 * @see Sandbox#inject
 */
public enum Fault {
  /** The server closes the connection when it is opened. */
  CONNECTION_CLOSED(Step.CONNECT),
  /** The connection opens and the server does not read from it. */
  CONNECTION_STALLED(Step.CONNECT),

  /** The headers are delayed by 200 ms. */
  LATENCY(Step.HEADERS),
  /** The request arrives and the server sends no response. */
  STALLED_BEFORE_HEADERS(Step.HEADERS),
  /** The request arrives and the server closes the connection. */
  CLOSED_BEFORE_HEADERS(Step.HEADERS),
  /** The response is not HTTP. */
  GARBAGE_FOR_HEADERS(Step.HEADERS),
  /** 408. */
  REQUEST_TIMEOUT(Step.HEADERS),
  /** 500. */
  INTERNAL_ERROR(Step.HEADERS),
  /** 500, three times in a row. */
  BURST_OF_ERRORS(Step.HEADERS),
  /** 502 with an HTML page of a proxy. */
  BAD_GATEWAY(Step.HEADERS),
  /** 503. */
  UNAVAILABLE(Step.HEADERS),
  /** 503 with {@code Retry-After: 0}, which some HTTP clients obey automatically. */
  UNAVAILABLE_RETRY_AT_ONCE(Step.HEADERS),
  /** 503 with {@code Retry-After: 30}. */
  UNAVAILABLE_RETRY_LATER(Step.HEADERS),
  /** 504. */
  GATEWAY_TIMEOUT(Step.HEADERS),
  /** 429 with {@code Retry-After: 5}, although requests remain. */
  REFUSED(Step.HEADERS),
  /** 429 without rate-limit headers. */
  REFUSED_SILENTLY(Step.HEADERS),
  /** A redirect to another host. */
  REDIRECTED(Step.HEADERS),
  /** No rate-limit headers. */
  NO_RATE_HEADERS(Step.HEADERS),
  /** Empty rate-limit headers. */
  EMPTY_RATE_HEADERS(Step.HEADERS),
  /** {@code X-RateLimit-Remaining: 0}, although requests remain. */
  REMAINING_TOO_LOW(Step.HEADERS),
  /** {@code X-RateLimit-Remaining} above the limit. */
  REMAINING_TOO_HIGH(Step.HEADERS),
  /** A reset 900 days ago. */
  RESET_IN_THE_PAST(Step.HEADERS),
  /** A reset in 365 days. */
  RESET_FAR_OFF(Step.HEADERS),
  /** No {@code Date}. */
  NO_DATE(Step.HEADERS),
  /** {@code Date} and reset from a clock that is an hour fast. */
  CLOCK_AN_HOUR_FAST(Step.HEADERS),
  /** The next link targets the page itself. */
  LINK_LOOP(Step.HEADERS),
  /** The next link targets another host, with the right cursor. */
  LINK_ELSEWHERE(Step.HEADERS),
  /** The next link is malformed: its target is not terminated. */
  LINK_BROKEN(Step.HEADERS),

  /** The connection is closed in the middle of the body. */
  TRUNCATED_BODY(Step.BODY),
  /** The body stops in the middle and the connection stays open. */
  STALLED_BODY(Step.BODY),
  /** The body arrives at 256 bytes per 20 ms. */
  SLOW_BODY(Step.BODY),
  /** 200 with an HTML page. */
  HTML_BODY(Step.BODY),
  /** 200 with an empty body. */
  EMPTY_BODY(Step.BODY),
  /** 200 with bytes that are not text. */
  BINARY_BODY(Step.BODY),
  /** Incomplete JSON with a matching {@code Content-Length}. */
  HALF_A_BODY(Step.BODY),
  /** An uncompressed body with {@code Content-Encoding: gzip}. */
  NOT_COMPRESSED(Step.BODY),

  /** The server closes the connection after the response without announcing it. */
  CLOSED_AFTER_ANSWER(Step.BETWEEN),
  /** Other clients use all remaining requests but one. */
  BUDGET_TAKEN(Step.BETWEEN),
  /** The rate limit falls to five requests per window. */
  LIMIT_LOWERED(Step.BETWEEN);

  private final Step step;

  Fault(Step step) {
    this.step = step;
  }

  /** Returns the step of a request at which the fault occurs. */
  public Step step() {
    return step;
  }

  /** The steps of a request. */
  public enum Step {
    /** While connecting; on a kept-alive connection, before the headers. */
    CONNECT,
    /** Before or in the response's headers. */
    HEADERS,
    /** In the response's body. */
    BODY,
    /** After the response. */
    BETWEEN
  }
}

package dev.brazecdi.sandbox;

/**
 * A way in which an answer of the {@link Sandbox} goes wrong, as answers do on real networks and
 * from real servers. What it is about is unchanged: the same request again is answered well.
 *
 * @see Sandbox#inject
 */
public enum Fault {
  /** The connection is closed when it is opened. */
  CONNECTION_CLOSED(Step.CONNECT),
  /** The connection is opened and nobody reads from it. */
  CONNECTION_STALLED(Step.CONNECT),

  /** The headers take a fifth of a second. */
  LATENCY(Step.HEADERS),
  /** The request arrives and nothing comes back. */
  STALLED_BEFORE_HEADERS(Step.HEADERS),
  /** The request arrives and the connection is closed. */
  CLOSED_BEFORE_HEADERS(Step.HEADERS),
  /** What comes back is not HTTP. */
  GARBAGE_FOR_HEADERS(Step.HEADERS),
  /** 408. */
  REQUEST_TIMEOUT(Step.HEADERS),
  /** 500. */
  INTERNAL_ERROR(Step.HEADERS),
  /** 500, three times in a row. */
  BURST_OF_ERRORS(Step.HEADERS),
  /** 502 with a proxy's page in HTML. */
  BAD_GATEWAY(Step.HEADERS),
  /** 503. */
  UNAVAILABLE(Step.HEADERS),
  /** 503 with {@code Retry-After: 0}, which some HTTP clients obey by themselves. */
  UNAVAILABLE_RETRY_AT_ONCE(Step.HEADERS),
  /** 503 with {@code Retry-After: 30}. */
  UNAVAILABLE_RETRY_LATER(Step.HEADERS),
  /** 504. */
  GATEWAY_TIMEOUT(Step.HEADERS),
  /** 429 with {@code Retry-After: 5}, though there is budget. */
  REFUSED(Step.HEADERS),
  /** 429 without a word about the rate limit. */
  REFUSED_SILENTLY(Step.HEADERS),
  /** A redirect to another host. */
  REDIRECTED(Step.HEADERS),
  /** No rate-limit headers. */
  NO_RATE_HEADERS(Step.HEADERS),
  /** Empty rate-limit headers. */
  EMPTY_RATE_HEADERS(Step.HEADERS),
  /** {@code X-RateLimit-Remaining: 0}, though there is budget. */
  REMAINING_TOO_LOW(Step.HEADERS),
  /** {@code X-RateLimit-Remaining} beyond the limit. */
  REMAINING_TOO_HIGH(Step.HEADERS),
  /** A reset that is long over. */
  RESET_IN_THE_PAST(Step.HEADERS),
  /** A reset in a year. */
  RESET_FAR_OFF(Step.HEADERS),
  /** No {@code Date}. */
  NO_DATE(Step.HEADERS),
  /** {@code Date} and reset by a clock that is an hour fast. */
  CLOCK_AN_HOUR_FAST(Step.HEADERS),
  /** The next link leads to the page itself. */
  LINK_LOOP(Step.HEADERS),
  /** The next link leads to another host, with the right cursor. */
  LINK_ELSEWHERE(Step.HEADERS),
  /** The next link breaks off. */
  LINK_BROKEN(Step.HEADERS),

  /** The body breaks off in the middle. */
  TRUNCATED_BODY(Step.BODY),
  /** The body stops in the middle and the connection stays open. */
  STALLED_BODY(Step.BODY),
  /** The body trickles. */
  SLOW_BODY(Step.BODY),
  /** 200 with a page in HTML. */
  HTML_BODY(Step.BODY),
  /** 200 with nothing. */
  EMPTY_BODY(Step.BODY),
  /** 200 with bytes that are no text. */
  BINARY_BODY(Step.BODY),
  /** JSON that breaks off, and a length that says it is whole. */
  HALF_A_BODY(Step.BODY),
  /** A body that claims to be compressed and is not. */
  NOT_COMPRESSED(Step.BODY),

  /** The connection is closed after the answer, without a word of it. */
  CLOSED_AFTER_ANSWER(Step.BETWEEN),
  /** Somebody else takes what is left of the budget, but for one request. */
  BUDGET_TAKEN(Step.BETWEEN),
  /** The limit falls to five requests a window. */
  LIMIT_LOWERED(Step.BETWEEN);

  private final Step step;

  Fault(Step step) {
    this.step = step;
  }

  /** Where on the way of a request it strikes. */
  public Step step() {
    return step;
  }

  /** The steps on the way of a request. */
  public enum Step {
    /** While a connection is made; on one that is kept alive, before the headers. */
    CONNECT,
    /** Before or in the answer's headers. */
    HEADERS,
    /** In the answer's body. */
    BODY,
    /** After the answer. */
    BETWEEN
  }
}

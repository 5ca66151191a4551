package dev.brazecdi.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Plans faults and applies them to responses. Every access holds the {@link SandboxState}'s
 * monitor.
 */
final class Faults {
  private static final String HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>";
  private static final ByteString NO_TEXT = ByteString.decodeHex("ff00fe80c0af");

  private final Map<Integer, Fault> planned = new HashMap<>();
  private final Random random;
  private final double share;
  private final List<Fault> atRandom;

  /**
   * Creates a plan in which faults occur only at random.
   *
   * @param share the share of requests with a fault, from 0 to 1
   * @param atRandom the faults, which are equally likely
   */
  Faults(long seed, double share, List<Fault> atRandom) {
    this.random = new Random(seed);
    this.share = share;
    this.atRandom = atRandom;
  }

  void plan(int request, Fault fault) {
    int times = fault == Fault.BURST_OF_ERRORS ? 3 : 1;
    for (int i = 0; i < times; i++) {
      planned.put(request + i, fault);
    }
  }

  /** Removes all planned faults. */
  void forget() {
    planned.clear();
  }

  /** Removes and returns the fault of the connection for the request with this number. */
  @Nullable Fault whileConnecting(int request) {
    Fault fault = planned.get(request);
    return fault != null && fault.step() == Fault.Step.CONNECT ? planned.remove(request) : null;
  }

  /** Removes and returns the fault of the request with this number, or draws one at random. */
  @Nullable Fault afterArrival(int request) {
    Fault fault = planned.remove(request);
    if (fault == null && !atRandom.isEmpty() && random.nextDouble() < share) {
      fault = atRandom.get(random.nextInt(atRandom.size()));
      plan(request, fault);
      planned.remove(request);
    }
    return fault;
  }

  /**
   * Applies a fault to a response.
   *
   * @param body the response's body
   * @param query the request's query; null for a first page
   * @param now the server's time
   */
  static void apply(
      Fault fault, MockResponse.Builder builder, String body, @Nullable String query, Instant now) {
    switch (fault) {
      case CONNECTION_CLOSED, CLOSED_BEFORE_HEADERS ->
          builder.onResponseStart(new SocketEffect.CloseSocket());
      case CONNECTION_STALLED, STALLED_BEFORE_HEADERS ->
          builder.onResponseStart(SocketEffect.Stall.INSTANCE);
      case LATENCY -> builder.headersDelay(200, TimeUnit.MILLISECONDS);
      case GARBAGE_FOR_HEADERS -> builder.status("HTP/1.1 200 OK");
      case REQUEST_TIMEOUT -> error(builder, 408);
      case INTERNAL_ERROR, BURST_OF_ERRORS -> error(builder, 500);
      case BAD_GATEWAY -> proxy(builder, 502).setHeader("Content-Type", "text/html").body(HTML);
      case UNAVAILABLE -> proxy(builder, 503);
      case UNAVAILABLE_RETRY_AT_ONCE -> proxy(builder, 503).setHeader("Retry-After", "0");
      case UNAVAILABLE_RETRY_LATER -> proxy(builder, 503).setHeader("Retry-After", "30");
      case GATEWAY_TIMEOUT -> proxy(builder, 504);
      case REFUSED -> error(builder, 429).setHeader("Retry-After", "5");
      case REFUSED_SILENTLY -> error(withoutRateHeaders(builder), 429);
      case REDIRECTED -> error(builder, 302).setHeader("Location", "https://example.com/");
      case NO_RATE_HEADERS -> withoutRateHeaders(builder);
      case EMPTY_RATE_HEADERS -> RateWindow.setHeaders(builder, "", "", "");
      case REMAINING_TOO_LOW -> builder.setHeader("X-RateLimit-Remaining", 0);
      case REMAINING_TOO_HIGH -> builder.setHeader("X-RateLimit-Remaining", 100_000);
      case RESET_IN_THE_PAST -> reset(builder, now.minus(Duration.ofDays(900)));
      case RESET_FAR_OFF -> reset(builder, now.plus(Duration.ofDays(365)));
      case NO_DATE -> builder.removeHeader("Date");
      case CLOCK_AN_HOUR_FAST -> clockAnHourFast(builder, now);
      case LINK_LOOP, LINK_ELSEWHERE, LINK_BROKEN -> links(fault, builder, query);
      case TRUNCATED_BODY, STALLED_BODY, SLOW_BODY, HTML_BODY -> body(fault, builder, body);
      case EMPTY_BODY, BINARY_BODY, HALF_A_BODY, NOT_COMPRESSED -> body(fault, builder, body);
      case CLOSED_AFTER_ANSWER -> builder.onResponseEnd(new SocketEffect.CloseSocket());
      case BUDGET_TAKEN, LIMIT_LOWERED -> {} // applied to the rate limits before
    }
  }

  private static void body(Fault fault, MockResponse.Builder builder, String body) {
    switch (fault) {
      case TRUNCATED_BODY -> builder.onResponseBody(new SocketEffect.CloseSocket());
      case STALLED_BODY -> builder.onResponseBody(SocketEffect.Stall.INSTANCE);
      case SLOW_BODY -> builder.throttleBody(256, 20, TimeUnit.MILLISECONDS);
      case HTML_BODY -> builder.setHeader("Content-Type", "text/html").body(HTML);
      case EMPTY_BODY -> builder.body("");
      case BINARY_BODY -> builder.body(new Buffer().write(NO_TEXT));
      case HALF_A_BODY -> builder.body(body.substring(0, body.length() / 2));
      case NOT_COMPRESSED -> builder.setHeader("Content-Encoding", "gzip");
      default -> throw new IllegalArgumentException(fault + " is not a fault of the body");
    }
  }

  private static MockResponse.Builder error(MockResponse.Builder builder, int status) {
    return builder.code(status).removeHeader("Link").body(ResponseBodies.message("injected"));
  }

  /** Makes it an error of a proxy, which sends no rate-limit headers. */
  private static MockResponse.Builder proxy(MockResponse.Builder builder, int status) {
    return error(withoutRateHeaders(builder), status);
  }

  private static MockResponse.Builder withoutRateHeaders(MockResponse.Builder builder) {
    return builder
        .removeHeader("X-RateLimit-Limit")
        .removeHeader("X-RateLimit-Remaining")
        .removeHeader("X-RateLimit-Reset");
  }

  private static void clockAnHourFast(MockResponse.Builder builder, Instant now) {
    builder.setHeader("Date", ApiResponse.httpDate(now.plus(Duration.ofHours(1))));
    String reset = builder.getHeaders().get("X-RateLimit-Reset");
    if (reset != null && !reset.isEmpty()) {
      builder.setHeader("X-RateLimit-Reset", Long.parseLong(reset) + 3600);
    }
  }

  private static void reset(MockResponse.Builder builder, Instant at) {
    builder
        .setHeader("X-RateLimit-Remaining", 0)
        .setHeader("X-RateLimit-Reset", at.getEpochSecond());
  }

  private static void links(Fault fault, MockResponse.Builder builder, @Nullable String query) {
    String links = builder.getHeaders().get("Link");
    if (links == null) {
      return;
    }
    List<String> changed = new ArrayList<>();
    for (String link : links.split(",", -1)) {
      if (!link.endsWith("rel=\"next\"")) {
        changed.add(link);
      } else if (fault == Fault.LINK_ELSEWHERE) {
        changed.add(link.replace("</", "<https://example.com/"));
      } else if (fault == Fault.LINK_BROKEN) {
        changed.add(link.replace(">", ""));
      } else {
        changed.add(query == null ? link : "<?" + query + ">; rel=\"next\"");
      }
    }
    builder.setHeader("Link", String.join(",", changed));
  }
}

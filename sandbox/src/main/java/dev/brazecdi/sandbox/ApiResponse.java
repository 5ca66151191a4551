package dev.brazecdi.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** A response, before the headers that every response has. */
final class ApiResponse {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

  private final int status;
  private final String body;
  private @Nullable RateWindow rateWindow;
  private boolean emptyRateHeaders;
  private List<String> links = List.of();

  private ApiResponse(int status, String body) {
    this.status = status;
    this.body = body;
  }

  static ApiResponse of(int status, String body) {
    return new ApiResponse(status, body);
  }

  static ApiResponse error(int status, String message) {
    return of(status, ResponseBodies.message(message));
  }

  ApiResponse withRateHeaders(RateWindow rateWindow) {
    this.rateWindow = rateWindow;
    return this;
  }

  ApiResponse withEmptyRateHeaders() {
    emptyRateHeaders = true;
    return this;
  }

  /** Adds links, which share one header without spaces, as Braze documents it. */
  ApiResponse withLinks(List<String> links) {
    this.links = List.copyOf(links);
    return this;
  }

  String body() {
    return body;
  }

  MockResponse.Builder toMockResponse(Instant now, String requestId) {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json; charset=utf-8")
            .setHeader("Date", httpDate(now))
            .setHeader("X-Request-Id", requestId)
            .body(body);
    if (!links.isEmpty()) {
      response.setHeader("Link", String.join(",", links));
    }
    if (rateWindow != null) {
      rateWindow.roll(now);
      response.setHeader("X-RateLimit-Limit", rateWindow.limit());
      response.setHeader("X-RateLimit-Remaining", rateWindow.remaining());
      response.setHeader("X-RateLimit-Reset", rateWindow.reset());
    } else if (emptyRateHeaders) {
      response.setHeader("X-RateLimit-Limit", "");
      response.setHeader("X-RateLimit-Remaining", "");
      response.setHeader("X-RateLimit-Reset", "");
    }
    return response;
  }

  static String httpDate(Instant time) {
    return HTTP_DATE.format(time.atOffset(ZoneOffset.UTC));
  }
}

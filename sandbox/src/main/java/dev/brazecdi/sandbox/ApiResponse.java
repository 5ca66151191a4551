package dev.brazecdi.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import mockwebserver3.MockResponse;

/**
 * A response, before the headers that every response has.
 *
 * @param links links, which share one header without spaces, as Braze documents it
 */
record ApiResponse(int status, String body, List<String> links) {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

  static ApiResponse of(int status, String body) {
    return new ApiResponse(status, body, List.of());
  }

  static ApiResponse error(int status, String message) {
    return of(status, ResponseBodies.message(message));
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
    return response;
  }

  static String httpDate(Instant time) {
    return HTTP_DATE.format(time.atOffset(ZoneOffset.UTC));
  }
}

package dev.brazecdi.retrofit.internal;

import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.ratelimit.ConflictOn;
import dev.brazecdi.core.retry.RetryAfter;
import dev.brazecdi.core.spi.RateLimitFeedback;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads the response headers of this API. */
public final class ResponseHeaders {
  /** The name under which a {@code Retry-After} passes OkHttp, which would act on it. */
  public static final String HIDDEN_RETRY_AFTER = "Brazecdi-Retry-After";

  private static final Pattern SOMETHING = Pattern.compile("0*[1-9][0-9]*(\\.[0-9]+)?");
  private static final int LONGEST_CONFLICT = 4_096;

  private ResponseHeaders() {}

  /** Returns the id that Braze's support asks for; null without one. */
  public static @Nullable String requestId(Headers headers) {
    return headers.get("X-Request-Id");
  }

  /** Returns the rate limit; null if a header is absent or not a number. */
  public static @Nullable RateLimit rateLimit(Headers headers) {
    return RateLimit.parse(
        headers.get("X-RateLimit-Limit"),
        headers.get("X-RateLimit-Remaining"),
        headers.get("X-RateLimit-Reset"));
  }

  /** Returns the server's time; null without a valid {@code Date}. */
  public static @Nullable Instant date(Headers headers) {
    return RetryAfter.httpDate(headers.get("Date"));
  }

  /** Returns the wait that the server asks for, in whichever header; null without one. */
  public static @Nullable Duration retryAfter(Headers headers) {
    String hidden = headers.get(HIDDEN_RETRY_AFTER);
    String value = hidden != null ? hidden : headers.get("Retry-After");
    Duration wait = value == null ? null : RetryAfter.parse(value, date(headers));
    return wait != null ? wait : RetryAfter.parse(headers.get("X-RateLimit-Retry-After"), null);
  }

  /** Returns what a rate limiter needs to know of a response. */
  public static RateLimitFeedback feedback(Response response) {
    Headers headers = response.headers();
    return new RateLimitFeedback(
        isRateLimited(response), rateLimit(headers), date(headers), retryAfter(headers));
  }

  /** Returns whether the server refused a request because of its rate limit. */
  public static boolean isRateLimited(Response response) {
    if (response.code() != 429) {
      return false;
    }
    String body = "";
    if (Operations.annotation(response.request(), ConflictOn.class) != null) {
      try {
        body = response.peekBody(LONGEST_CONFLICT).string();
      } catch (IOException e) {
        // The headers decide.
      }
    }
    return !isConflict(response.request(), response.code(), response.headers(), body);
  }

  /**
   * Returns whether the server refused a request because something else is in progress, as {@link
   * ConflictOn} describes.
   *
   * @param body the text of the body; empty if it could not be read
   */
  public static boolean isConflict(Request request, int status, Headers headers, String body) {
    ConflictOn conflict = Operations.annotation(request, ConflictOn.class);
    if (conflict == null || conflict.status() != status) {
      return false;
    }
    if (body.toLowerCase(Locale.ROOT).contains(conflict.message().toLowerCase(Locale.ROOT))) {
      return true;
    }
    List<String> remaining =
        headers.values("X-RateLimit-Remaining").stream()
            .flatMap(value -> Stream.of(value.split(",", -1)))
            .toList();
    return !remaining.isEmpty()
        && remaining.stream().allMatch(value -> SOMETHING.matcher(value.strip()).matches());
  }
}

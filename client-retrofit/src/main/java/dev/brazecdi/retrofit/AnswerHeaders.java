package dev.brazecdi.retrofit;

import dev.brazecdi.core.ratelimit.Answer;
import dev.brazecdi.core.ratelimit.ConflictOn;
import dev.brazecdi.core.ratelimit.RateLimit;
import dev.brazecdi.core.retry.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** Reads the headers that this API's answers carry. */
final class AnswerHeaders {
  /** Where {@link NoSilentRepeat} puts the header that OkHttp must not see. */
  static final String HIDDEN_RETRY_AFTER = "Brazecdi-Retry-After";

  private static final Pattern NOTHING = Pattern.compile("-?0+");

  private AnswerHeaders() {}

  static @Nullable String requestId(Headers headers) {
    return headers.get("X-Request-Id");
  }

  static @Nullable RateLimit rateLimit(Headers headers) {
    return RateLimit.parse(
        headers.get("X-RateLimit-Limit"),
        headers.get("X-RateLimit-Remaining"),
        headers.get("X-RateLimit-Reset"));
  }

  static @Nullable Instant date(Headers headers) {
    return RetryAfter.httpDate(headers.get("Date"));
  }

  /** How long the server asks to wait, in whichever header. */
  static @Nullable Duration retryAfter(Headers headers) {
    String hidden = headers.get(HIDDEN_RETRY_AFTER);
    String told = hidden != null ? hidden : headers.get("Retry-After");
    Duration wait = told == null ? null : RetryAfter.parse(told, date(headers));
    return wait != null ? wait : RetryAfter.parse(headers.get("X-RateLimit-Retry-After"), null);
  }

  /** What the rate budget learns from an answer. */
  static Answer answer(Response response) {
    Headers headers = response.headers();
    return new Answer(
        isRateLimited(response), rateLimit(headers), date(headers), retryAfter(headers));
  }

  /** Whether the server refused the request for its rate limit. */
  static boolean isRateLimited(Response response) {
    return response.code() == 429 && !isConflict(response);
  }

  /** Whether the server refused the request for something under way. */
  static boolean isConflict(Response response) {
    return isConflict(
        response.request().tag(Invocation.class), response.code(), response.headers());
  }

  private static boolean isNothing(String remaining) {
    return NOTHING.matcher(remaining.strip()).matches();
  }

  static boolean isConflict(@Nullable Invocation invocation, int status, Headers headers) {
    ConflictOn conflict =
        invocation == null ? null : invocation.method().getAnnotation(ConflictOn.class);
    if (conflict == null || conflict.status() != status) {
      return false;
    }
    return headers.values("X-RateLimit-Remaining").stream().noneMatch(AnswerHeaders::isNothing)
        && retryAfter(headers) == null;
  }
}

package dev.brazecdi.retrofit;

import static java.util.Objects.requireNonNull;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ErrorBody;
import dev.brazecdi.api.ErrorDetail;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.RequiresPermission;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.ratelimit.RateLimit;
import dev.brazecdi.core.ratelimit.RateLimitedException;
import dev.brazecdi.retrofit.error.ApiException;
import dev.brazecdi.retrofit.error.ForbiddenException;
import dev.brazecdi.retrofit.error.InvalidCursorException;
import dev.brazecdi.retrofit.error.InvalidIntegrationIdException;
import dev.brazecdi.retrofit.error.NotFoundException;
import dev.brazecdi.retrofit.error.ServerException;
import dev.brazecdi.retrofit.error.SyncConflictException;
import dev.brazecdi.retrofit.error.UnauthorizedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.Response;

/** Turns an answer other than success into the exception that says what to do. */
final class Errors {
  private static final int LONGEST_MESSAGE = 500;

  private final JsonAdapter<ErrorBody> bodies;
  private final TimeSource time;

  Errors(Moshi moshi, TimeSource time) {
    this.bodies = moshi.adapter(ErrorBody.class);
    this.time = time;
  }

  BrazeCdiException of(Request request, Response<?> response) {
    Headers headers = response.headers();
    Said said = read(request, response);
    int status = response.code();
    String id = AnswerHeaders.requestId(headers);
    String what =
        Calls.describe(request) + " was answered " + status + said.inWords() + idInWords(id);
    Invocation invocation = requireNonNull(request.tag(Invocation.class), "invocation");
    return switch (status) {
      case 400 -> badRequest(request, said, what, id);
      case 401 ->
          new UnauthorizedException(
              what
                  + "; check the API key, its permission "
                  + permission(invocation)
                  + ", and that "
                  + request.url().host()
                  + " is the instance it belongs to",
              said.details,
              id);
      case 403 ->
          new ForbiddenException(
              what + "; the API key needs the permission " + permission(invocation),
              said.details,
              id);
      case 404 ->
          new NotFoundException(
              what + "; check the integration id and the base URL", said.details, id);
      case 429 ->
          AnswerHeaders.isConflict(invocation, status, headers)
              ? new SyncConflictException(
                  what + "; a sync is running, wait for its end", said.details, id)
              : rateLimited(headers, what, id);
      default -> {
        if (status >= 500) {
          yield new ServerException(what + "; try again later", status, said.details, id);
        }
        if (status / 100 == 3) {
          yield new ApiException(
              what + "; redirects are not followed, check the base URL", status, said.details, id);
        }
        yield new ApiException(what, status, said.details, id);
      }
    };
  }

  private static ApiException badRequest(
      Request request, Said said, String what, @Nullable String id) {
    String told = said.byTheApi ? said.everything().toLowerCase(Locale.ROOT) : "";
    Cursor cursor = request.tag(Cursor.class);
    if (told.contains("cursor") && cursor != null) {
      return new InvalidCursorException(
          what + "; the cursor was \"" + cursor + "\", start again from the first page",
          said.details,
          id);
    }
    if (told.contains("integration id")) {
      return new InvalidIntegrationIdException(
          what + "; the list of integrations shows the ids there are", said.details, id);
    }
    return new ApiException(what, 400, said.details, id);
  }

  private RateLimitedException rateLimited(Headers headers, String what, @Nullable String id) {
    Duration wait = untilAvailable(headers);
    if (wait == null) {
      return new RateLimitedException(what + "; try again later", null, id);
    }
    Instant availableAt = time.instant().plus(wait);
    return new RateLimitedException(
        what + "; the budget is expected back at " + availableAt, availableAt, id);
  }

  private static @Nullable Duration untilAvailable(Headers headers) {
    Duration retryAfter = AnswerHeaders.retryAfter(headers);
    if (retryAfter != null) {
      return retryAfter;
    }
    RateLimit rateLimit = AnswerHeaders.rateLimit(headers);
    Instant date = AnswerHeaders.date(headers);
    if (rateLimit == null || date == null || rateLimit.resetAt().isBefore(date)) {
      return null;
    }
    return Duration.between(date, rateLimit.resetAt());
  }

  private Said read(Request request, Response<?> response) {
    String text;
    try (ResponseBody body = requireNonNull(response.errorBody(), "errorBody")) {
      text = body.string();
    } catch (IOException e) {
      text = "";
    }
    // Again, for the decoder may have undone an escape that the key hid behind.
    return parse(text).with(Calls.exchange(request)::redact);
  }

  private Said parse(String text) {
    try {
      ErrorBody body = bodies.fromJson(text);
      if (body != null) {
        String message = body.message();
        List<ErrorDetail> details = body.errors();
        return new Said(
            message == null ? "" : message, details == null ? List.of() : details, true);
      }
    } catch (IOException | JsonDataException e) {
      // Not the API's own error, such as a proxy's page: shown as it is.
    }
    return new Said(text.strip().replaceAll("\\s+", " "), List.of(), false);
  }

  static String bounded(String text) {
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }

  private static String permission(Invocation invocation) {
    RequiresPermission permission = invocation.method().getAnnotation(RequiresPermission.class);
    return permission == null ? "for it" : permission.value();
  }

  private static String idInWords(@Nullable String requestId) {
    return requestId == null ? "" : " (request id " + requestId + ")";
  }

  /** What the server said of the error. */
  private record Said(String message, List<ErrorDetail> details, boolean byTheApi) {
    String inWords() {
      return message.isEmpty() ? "" : ": " + bounded(message);
    }

    Said with(UnaryOperator<String> change) {
      List<ErrorDetail> changed =
          details.stream()
              .map(
                  detail ->
                      new ErrorDetail(
                          detail.id() == null ? null : change.apply(detail.id()),
                          change.apply(detail.message()),
                          detail.parameters().stream().map(change).toList(),
                          detail.parameterValues().stream().map(change).toList()))
              .toList();
      return new Said(change.apply(message), changed, byTheApi);
    }

    String everything() {
      StringBuilder all = new StringBuilder(message);
      for (ErrorDetail detail : details) {
        all.append(' ').append(detail.id()).append(' ').append(detail.message());
      }
      return all.toString();
    }
  }
}

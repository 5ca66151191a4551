package dev.brazecdi.client;

import static java.util.Objects.requireNonNull;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ErrorBody;
import dev.brazecdi.api.ErrorDetail;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.RequiresPermission;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.retrofit.internal.Operations;
import dev.brazecdi.retrofit.internal.ResponseHeaders;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Maps the response of a failed call to the exception that says what to do. */
final class ErrorMapper {
  private static final int LONGEST_MESSAGE = 500;

  private final JsonAdapter<ErrorBody> bodies;
  private final TimeSource time;

  ErrorMapper(Moshi moshi, TimeSource time) {
    this.bodies = moshi.adapter(ErrorBody.class);
    this.time = time;
  }

  BrazeCdiException of(Request request, Response<?> response) {
    Headers headers = response.headers();
    ServerMessage serverMessage = read(request, response);
    int status = response.code();
    String id = ResponseHeaders.requestId(headers);
    String what =
        CallExecutor.describe(request)
            + " was answered "
            + status
            + serverMessage.inWords()
            + idInWords(id);
    List<ErrorDetail> details = serverMessage.details;
    return switch (status) {
      case 400 -> badRequest(request, serverMessage, what, id);
      case 401 -> new UnauthorizedException(what + unauthorized(request), details, id);
      case 403 ->
          new ForbiddenException(
              what + "; the API key needs the permission " + permission(request), details, id);
      case 404 -> new NotFoundException(what + notFound(request), details, id);
      case 429 ->
          ResponseHeaders.isConflict(request, status, headers, serverMessage.everything())
              ? new SyncConflictException(
                  what + "; a sync is running, wait for its end", details, id)
              : rateLimited(headers, what, id);
      default ->
          status >= 500
              ? new ServerException(what + "; try again later", status, details, id)
              : new ApiException(what + other(status), status, details, id);
    };
  }

  private static String unauthorized(Request request) {
    return "; check the API key, its permission %s, and that %s is the instance it belongs to"
        .formatted(permission(request), request.url().host());
  }

  private static String notFound(Request request) {
    List<String> suspects = new ArrayList<>(Operations.pathParameters(request));
    suspects.add("base URL");
    return "; check the " + String.join(" and the ", suspects);
  }

  private static String other(int status) {
    return switch (status) {
      case 304 -> "; a cache between this client and Braze sent no content, bypass it";
      case 407 -> "; the proxy asks for credentials, set a proxyAuthenticator on the OkHttpClient";
      default -> status / 100 == 3 ? "; redirects are not followed, check the base URL" : "";
    };
  }

  private static ApiException badRequest(
      Request request, ServerMessage serverMessage, String what, @Nullable String id) {
    String text = serverMessage.byTheApi ? serverMessage.everything().toLowerCase(Locale.ROOT) : "";
    Cursor cursor = request.tag(Cursor.class);
    if (text.contains("cursor") && cursor != null) {
      return new InvalidCursorException(
          what + "; the cursor was \"" + cursor + "\", start again from the first page",
          serverMessage.details,
          id);
    }
    if (text.contains("integration id")) {
      return new InvalidIntegrationIdException(
          what + "; the list of integrations shows the ids there are", serverMessage.details, id);
    }
    return new ApiException(what, 400, serverMessage.details, id);
  }

  private RateLimitedException rateLimited(Headers headers, String what, @Nullable String id) {
    Duration wait = untilAvailable(headers);
    if (wait == null) {
      return new RateLimitedException(what + "; try again later", null, id);
    }
    Instant availableAt = time.instant().plus(wait);
    return new RateLimitedException(
        what + "; requests are allowed again at " + availableAt, availableAt, id);
  }

  private static @Nullable Duration untilAvailable(Headers headers) {
    Duration retryAfter = ResponseHeaders.retryAfter(headers);
    if (retryAfter != null) {
      return retryAfter;
    }
    RateLimit rateLimit = ResponseHeaders.rateLimit(headers);
    Instant date = ResponseHeaders.date(headers);
    if (rateLimit == null || date == null || rateLimit.resetAt().isBefore(date)) {
      return null;
    }
    return Duration.between(date, rateLimit.resetAt());
  }

  private ServerMessage read(Request request, Response<?> response) {
    String text;
    try (ResponseBody body = requireNonNull(response.errorBody(), "errorBody")) {
      text = body.string();
    } catch (IOException e) {
      text = "";
    }
    // Redacted again: decoding may have removed an escape within the key.
    return parse(text).with(CallExecutor.state(request)::redact);
  }

  private ServerMessage parse(String text) {
    try {
      ErrorBody body = bodies.fromJson(text);
      if (body != null) {
        String message = body.message();
        List<ErrorDetail> details = body.errors();
        return new ServerMessage(
            message == null ? "" : message, details == null ? List.of() : details, true);
      }
    } catch (IOException | JsonDataException e) {
      // Not an error of the API but, for example, a proxy's page: shown as it is.
    }
    return new ServerMessage(text.strip().replaceAll("\\s+", " "), List.of(), false);
  }

  static String bounded(String text) {
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }

  private static String permission(Request request) {
    RequiresPermission permission = Operations.annotation(request, RequiresPermission.class);
    return permission == null ? "for it" : permission.value();
  }

  private static String idInWords(@Nullable String requestId) {
    return requestId == null ? "" : " (request id " + requestId + ")";
  }

  /** The error in the body of a response. */
  private record ServerMessage(String message, List<ErrorDetail> details, boolean byTheApi) {
    String inWords() {
      return message.isEmpty() ? "" : ": " + bounded(message);
    }

    ServerMessage with(UnaryOperator<String> change) {
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
      return new ServerMessage(change.apply(message), changed, byTheApi);
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

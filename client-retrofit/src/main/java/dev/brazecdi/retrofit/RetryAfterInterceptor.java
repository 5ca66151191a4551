package dev.brazecdi.retrofit;

import dev.brazecdi.retrofit.internal.CallState;
import dev.brazecdi.retrofit.internal.ResponseHeaders;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from repeating a request on its own after a 408 or a 503.
 *
 * <p>OkHttp repeats a 408 without {@code Retry-After}, and a 503 with {@code Retry-After: 0}, at
 * once; it even repeats a POST, and no rate limiter counts the request. A number with too many
 * digits makes it fail. This network interceptor hides the header from OkHttp; {@link
 * RetryInterceptor} still reads it. Safe for use by several threads.
 */
public final class RetryAfterInterceptor implements Interceptor {
  /** Any number of seconds above 0, which OkHttp leaves to its caller. */
  private static final String NOT_AT_ONCE = "1";

  /** Creates an interceptor; it has no settings. */
  public RetryAfterInterceptor() {}

  @Override
  public Response intercept(Chain chain) throws IOException {
    CallState state = chain.request().tag(CallState.class);
    if (state != null) {
      state.inDoubt(true); // there is a connection: from now on the server may get the request
    }
    Response response = chain.proceed(chain.request());
    String retryAfter = response.header("Retry-After");
    return switch (response.code()) {
      case 408 -> hidden(response, retryAfter).header("Retry-After", NOT_AT_ONCE).build();
      case 503 -> hidden(response, retryAfter).removeHeader("Retry-After").build();
      default -> response;
    };
  }

  private static Response.Builder hidden(Response response, @Nullable String retryAfter) {
    return response
        .newBuilder()
        .header(ResponseHeaders.HIDDEN_RETRY_AFTER, retryAfter == null ? "" : retryAfter);
  }
}

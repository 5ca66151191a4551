package dev.brazecdi.retrofit;

import dev.brazecdi.retrofit.internal.ResponseHeaders;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from repeating a request on its own after a 503.
 *
 * <p>OkHttp repeats a 503 with {@code Retry-After: 0} at once, even a POST, and no rate limiter
 * counts it; a number with too many digits makes it fail. This network interceptor hides the header
 * from OkHttp; {@link RetryInterceptor} still reads it. Safe for use by several threads.
 */
public final class RetryAfterInterceptor implements Interceptor {
  /** Creates an interceptor; it has no settings. */
  public RetryAfterInterceptor() {}

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String retryAfter = response.header("Retry-After");
    return response.code() == 503 && retryAfter != null
        ? response
            .newBuilder()
            .removeHeader("Retry-After")
            .header(ResponseHeaders.HIDDEN_RETRY_AFTER, retryAfter)
            .build()
        : response;
  }
}

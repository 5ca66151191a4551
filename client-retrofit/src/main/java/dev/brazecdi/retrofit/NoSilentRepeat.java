package dev.brazecdi.retrofit;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from reading the {@code Retry-After} of a 503: at zero it repeats the request by
 * itself, a POST as well, below the rate budget, which would not count it; and too many digits make
 * it fail. The header goes on under a name of our own. A network interceptor.
 */
final class NoSilentRepeat implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String retryAfter = response.header("Retry-After");
    return response.code() == 503 && retryAfter != null
        ? response
            .newBuilder()
            .removeHeader("Retry-After")
            .header(AnswerHeaders.HIDDEN_RETRY_AFTER, retryAfter)
            .build()
        : response;
  }
}

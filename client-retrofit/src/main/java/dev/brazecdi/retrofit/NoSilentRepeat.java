package dev.brazecdi.retrofit;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from repeating a 503 with {@code Retry-After: 0} by itself, below the rate budget,
 * which would not count it. A wait of nothing says no more than no header. A network interceptor.
 */
final class NoSilentRepeat implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == 503 && "0".equals(response.header("Retry-After"))
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }
}

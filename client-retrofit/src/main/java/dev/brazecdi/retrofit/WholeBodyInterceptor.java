package dev.brazecdi.retrofit;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Reads the whole body of a success before the decoder sees any of it. A body that breaks off is
 * then a failure of the attempt, which is retried, and what the decoder finds too short is what the
 * server sent.
 */
final class WholeBodyInterceptor implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (!response.isSuccessful()) {
      return response;
    }
    Exchange exchange = response.request().tag(Exchange.class);
    if (exchange != null && !response.request().method().equals("GET")) {
      exchange.accepted(response.headers()); // whatever becomes of its body
    }
    boolean whole = false;
    try {
      response.body().source().request(Long.MAX_VALUE); // until there is no more
      whole = true;
      return response;
    } finally {
      if (!whole) {
        response.close();
      }
    }
  }
}

package dev.brazecdi.retrofit;

import dev.brazecdi.retrofit.internal.CallState;
import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Reads the whole body of a successful response before it is decoded.
 *
 * <p>A body that breaks off is then a failure of the attempt, which is retried, and a body that the
 * decoder finds too short is what the server sent. Put it after {@link RetryInterceptor}. Safe for
 * use by several threads.
 */
public final class WholeBodyInterceptor implements Interceptor {
  private static final int SHORTEST_JSON = 16;

  /** Creates an interceptor; it has no settings. */
  public WholeBodyInterceptor() {}

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (!response.isSuccessful()) {
      return response;
    }
    CallState state = response.request().tag(CallState.class);
    if (state != null && !response.request().method().equals("GET")) {
      state.received(response.headers(), true); // accepted, even if the body breaks off
    }
    boolean whole = false;
    try {
      BufferedSource source = response.body().source();
      source.request(Long.MAX_VALUE);
      requireLength(response.body().contentLength(), source.getBuffer().size());
      whole = true;
      if (state != null) {
        state.bodyRead(!isBlank(source.getBuffer()));
      }
      return response;
    } finally {
      if (!whole) {
        response.close();
      }
    }
  }

  private static boolean isBlank(Buffer body) {
    return body.size() < SHORTEST_JSON && body.snapshot().utf8().isBlank();
  }

  /** OkHttp checks the length of a body over HTTP/1.1, but not over HTTP/2. */
  private static void requireLength(long promised, long received) throws IOException {
    if (promised >= 0 && promised != received) {
      throw new ProtocolException(
          "unexpected end of the body: %d of %d bytes".formatted(received, promised));
    }
  }
}

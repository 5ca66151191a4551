package dev.brazecdi.retrofit;

import dev.brazecdi.retrofit.internal.CursorQuery;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Puts the cursor of a call on its URL byte for byte, where Retrofit would encode it again.
 *
 * <p>An application interceptor for {@link dev.brazecdi.api.CdiApi} on your own OkHttpClient:
 * without it every page is the first one. Only characters that a query cannot contain, or that
 * would end the parameter, are percent-encoded. Safe for use by several threads.
 */
public final class CursorInterceptor implements Interceptor {
  /** Creates an interceptor; it has no settings. */
  public CursorInterceptor() {}

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    HttpUrl url = CursorQuery.url(request);
    return chain.proceed(
        url.equals(request.url()) ? request : request.newBuilder().url(url).build());
  }
}

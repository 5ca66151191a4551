package dev.brazecdi.retrofit;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.paging.Paginated;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/**
 * Puts a call's cursor on its URL, byte for byte, where Retrofit would encode it again.
 *
 * <p>Whoever uses {@link dev.brazecdi.api.CdiApi} on an OkHttpClient of their own needs it, as an
 * application interceptor: without it every page is the first. Only what no query can hold, or what
 * would end the parameter, is percent-encoded. Safe for use by several threads.
 */
public final class CursorInterceptor implements Interceptor {
  /** An interceptor; it has no settings. */
  public CursorInterceptor() {}

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    HttpUrl url = url(request);
    return chain.proceed(url == null ? request : request.newBuilder().url(url).build());
  }

  /** The request's URL with its cursor; null if it has none. */
  static @Nullable HttpUrl url(Request request) {
    Cursor cursor = request.tag(Cursor.class);
    Paginated paginated = paginated(request);
    return cursor == null || paginated == null
        ? null
        : request
            .url()
            .newBuilder()
            .encodedQuery(paginated.cursorParameter() + "=" + CursorQuery.escape(cursor.value()))
            .build();
  }

  /** How the request's operation is paged; null if it is not. */
  static @Nullable Paginated paginated(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    return invocation == null ? null : invocation.method().getAnnotation(Paginated.class);
  }
}

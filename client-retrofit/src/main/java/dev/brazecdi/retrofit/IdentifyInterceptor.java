package dev.brazecdi.retrofit;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.paging.Paginated;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/**
 * Makes a request ours and an answer safe: adds the key, for the configured host only, the user
 * agent and the cursor, byte for byte; bounds the body of an error and takes the key out of it.
 */
final class IdentifyInterceptor implements Interceptor {
  private static final int LONGEST_ERROR = 64 * 1024;

  private final HttpUrl baseUrl;
  private final ApiKey apiKey;
  private final String userAgent;

  IdentifyInterceptor(HttpUrl baseUrl, ApiKey apiKey, String userAgent) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
    this.userAgent = userAgent;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    HttpUrl url = withCursor(request);
    if (!isOurs(url)) {
      throw new IOException(
          "a request to " + url.host() + " was refused: the API key is for " + baseUrl.host());
    }
    String key = apiKey.value();
    Response response =
        chain.proceed(
            request
                .newBuilder()
                .url(url)
                .header("Authorization", "Bearer " + key)
                .header("User-Agent", userAgent)
                .build());
    Exchange exchange = request.tag(Exchange.class);
    if (exchange != null) {
      exchange.headers = response.headers();
    }
    return response.isSuccessful() ? response : withSafeBody(response, key);
  }

  private boolean isOurs(HttpUrl url) {
    return url.scheme().equals(baseUrl.scheme())
        && url.host().equals(baseUrl.host())
        && url.port() == baseUrl.port();
  }

  private static HttpUrl withCursor(Request request) {
    Cursor cursor = request.tag(Cursor.class);
    Invocation invocation = request.tag(Invocation.class);
    Paginated paginated = paginated(invocation);
    if (cursor == null || paginated == null) {
      return request.url();
    }
    return request
        .url()
        .newBuilder()
        .encodedQuery(paginated.cursorParameter() + "=" + CursorQuery.escape(cursor.value()))
        .build();
  }

  static @Nullable Paginated paginated(@Nullable Invocation invocation) {
    return invocation == null ? null : invocation.method().getAnnotation(Paginated.class);
  }

  private static Response withSafeBody(Response response, String key) throws IOException {
    try (response) {
      MediaType type = response.body().contentType();
      String text = response.peekBody(LONGEST_ERROR).string();
      return response
          .newBuilder()
          .body(ResponseBody.create(Redactor.redact(text, key), type))
          .build();
    }
  }
}

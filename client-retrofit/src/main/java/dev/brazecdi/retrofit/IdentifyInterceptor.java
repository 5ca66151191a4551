package dev.brazecdi.retrofit;

import dev.brazecdi.core.BrazeCdiException;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Makes a request ours and an answer safe: puts the cursor on its URL, byte for byte, adds the key,
 * for the configured host only, and the user agent; bounds the body of an error and takes the key
 * out of it.
 */
final class IdentifyInterceptor implements Interceptor {
  private static final int LONGEST_ERROR = 64 * 1024;
  private static final int LONGEST_KEY = 16 * 1024; // with each character escaped

  private final HttpUrl baseUrl;
  private final ApiKey apiKey;
  private final String userAgent;
  private volatile Identity lastIdentity = new Identity("no key yet");

  IdentifyInterceptor(HttpUrl baseUrl, ApiKey apiKey, String userAgent) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
    this.userAgent = userAgent;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!isOurs(request.url())) {
      throw new IOException(
          "a request to "
              + request.url().host()
              + " was refused: the API key is for "
              + baseUrl.host());
    }
    HttpUrl withCursor = CursorInterceptor.url(request);
    HttpUrl url = withCursor == null ? request.url() : withCursor;
    Identity identity = identity(key());
    Exchange exchange = request.tag(Exchange.class);
    if (exchange != null) {
      exchange.sent(url, identity.redactor);
    }
    Response response =
        chain.proceed(
            request
                .newBuilder()
                .url(url)
                .header("Authorization", identity.authorization)
                .header("User-Agent", userAgent)
                .build());
    if (exchange != null) {
      exchange.headers = response.headers();
      exchange.successful = response.isSuccessful();
    }
    return response.isSuccessful() ? response : withSafeBody(response, identity.redactor);
  }

  private String key() throws IOException {
    try {
      return apiKey.value();
    } catch (RuntimeException e) {
      throw CallWait.forOkHttp(new BrazeCdiException("there is no API key: " + e.getMessage(), e));
    }
  }

  /** That of the last call, for keys seldom change. */
  private Identity identity(String key) {
    Identity identity = lastIdentity;
    if (!identity.key.equals(key)) {
      identity = new Identity(key);
      lastIdentity = identity;
    }
    return identity;
  }

  private boolean isOurs(HttpUrl url) {
    return url.scheme().equals(baseUrl.scheme())
        && url.host().equals(baseUrl.host())
        && url.port() == baseUrl.port();
  }

  private static Response withSafeBody(Response response, Redactor redactor) {
    try (response) {
      MediaType type = response.body().contentType();
      String safe = redactor.redact(text(response));
      // Cut off again: a part of the key may stand at the end of what was read.
      String bounded = safe.substring(0, Math.min(safe.length(), LONGEST_ERROR));
      return response.newBuilder().body(ResponseBody.create(bounded, type)).build();
    }
  }

  /** The body as far as it came: the status says more than a broken connection. */
  private static String text(Response response) {
    try {
      return response.peekBody(LONGEST_ERROR + LONGEST_KEY).string();
    } catch (IOException e) {
      return "";
    }
  }

  /** A key and what is made of it. It has no text of its own, so that none can show the key. */
  private static final class Identity {
    private final String key;
    private final String authorization;
    private final Redactor redactor;

    private Identity(String key) {
      this.key = key;
      this.authorization = "Bearer " + key;
      this.redactor = new Redactor(key);
    }
  }
}

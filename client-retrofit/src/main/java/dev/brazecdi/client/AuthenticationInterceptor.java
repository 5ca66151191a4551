package dev.brazecdi.client;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.retrofit.internal.CallState;
import dev.brazecdi.retrofit.internal.CallWait;
import dev.brazecdi.retrofit.internal.CursorQuery;
import dev.brazecdi.retrofit.internal.Redactor;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Adds cursor, credentials and user agent to requests; bounds the bodies of errors and removes the
 * API key from them.
 *
 * <p>The key is sent to the configured host only.
 */
final class AuthenticationInterceptor implements Interceptor {
  private static final int LONGEST_ERROR = 64 * 1024;
  private static final int LONGEST_KEY = 16 * 1024; // with each character escaped

  private final HttpUrl baseUrl;
  private final ApiKey apiKey;
  private final String userAgent;
  private volatile Identity lastIdentity = new Identity("no key yet");

  AuthenticationInterceptor(HttpUrl baseUrl, ApiKey apiKey, String userAgent) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
    this.userAgent = userAgent;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!isOurs(request.url())) {
      throw new IOException(
          "a request to %s was refused: the API key is for %s"
              .formatted(request.url().host(), baseUrl.host()));
    }
    HttpUrl url = CursorQuery.url(request);
    Identity identity = identity(key());
    CallState state = request.tag(CallState.class);
    if (state != null) {
      state.sending(url, identity.redactor);
    }
    Response response =
        chain.proceed(
            request
                .newBuilder()
                .url(url)
                .header("Authorization", identity.authorization)
                .header("User-Agent", userAgent)
                .build());
    if (state != null) {
      state.received(response.headers(), response.isSuccessful());
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

  /** Returns the identity of the last call, unless the key has changed. */
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
      // Cut again: the part that was read may end within the key.
      String bounded = safe.substring(0, Math.min(safe.length(), LONGEST_ERROR));
      return response.newBuilder().body(ResponseBody.create(bounded, type)).build();
    }
  }

  /** Returns the body as far as it arrived: the status says more than a broken connection. */
  private static String text(Response response) {
    try {
      return response.peekBody(LONGEST_ERROR + LONGEST_KEY).string();
    } catch (IOException e) {
      return "";
    }
  }

  /** A key and what is derived from it. It has no {@code toString}, so none can show the key. */
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

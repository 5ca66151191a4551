package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.api.CdiApi;
import dev.brazecdi.cli.connection.Endpoint;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.ratelimit.RateLimited;
import dev.brazecdi.core.ratelimit.RateLimiter;
import dev.brazecdi.retrofit.RateLimitInterceptor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** A client that records responses as received: only GET, rate limited, no redirects or retries. */
public final class RecordingClient implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 1 << 20;

  /** The header in which {@link RateLimitInterceptor} also looks for Retry-After. */
  private static final String HIDDEN_RETRY_AFTER = "Brazecdi-Retry-After";

  final Endpoint target;
  private final CancellationToken cancellation;
  private final TimeSource time;
  private final OkHttpClient http;

  public RecordingClient(Endpoint target, CancellationToken cancellation, TimeSource time) {
    this.target = target;
    this.cancellation = cancellation;
    this.time = time;
    this.http =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .readTimeout(Duration.ofSeconds(30))
            .callTimeout(Duration.ofMinutes(3)) // may wait for the rate limit
            .addInterceptor(new RateLimitInterceptor(RateLimiter.create()))
            .addNetworkInterceptor(chain -> hideRetryAfter(chain.proceed(chain.request())))
            .build();
  }

  /** Keeps OkHttp from repeating a request after a 503 with Retry-After: 0. */
  private static Response hideRetryAfter(Response response) {
    Headers renamed = rename(response.headers(), "Retry-After", HIDDEN_RETRY_AFTER);
    return response.newBuilder().headers(renamed).build();
  }

  private static Headers rename(Headers headers, String from, String to) {
    String value = headers.get(from);
    return value == null ? headers : headers.newBuilder().removeAll(from).add(to, value).build();
  }

  private static @Nullable Method method(@Nullable String operation) {
    return Stream.of(CdiApi.class.getMethods())
        .filter(method -> method.getAnnotation(RateLimited.class).operation().equals(operation))
        .findFirst()
        .orElse(null);
  }

  /** Returns the documented requests per minute of an operation. */
  public static int documentedLimit(@Nullable String operation) {
    Method method = method(operation);
    return method == null ? 0 : method.getAnnotation(RateLimited.class).requests();
  }

  /** Records the response or the failure; the cursor is exactly that of the link, or null. */
  @SuppressWarnings("deprecation") // the other factory needs an instance of the interface
  public RecordedResponse ask(Question question, String key, String id, @Nullable String cursor) {
    HttpUrl.Builder url = target.baseUrl().newBuilder();
    question.path(id).forEach(url::addPathSegment);
    url.encodedQuery(cursor == null ? null : "cursor=" + cursor);
    Request.Builder request =
        new Request.Builder()
            .url(url.build())
            .header("Authorization", "Bearer " + key)
            .header("User-Agent", "brazecdi-java brazecdi-cli doctor");
    Method method = method(question.operation);
    if (method != null) {
      request.tag(Invocation.class, Invocation.of(method, List.of()));
    }
    return record(question, http.newCall(request.build()));
  }

  private RecordedResponse record(Question question, Call call) {
    Instant sentAt = time.instant();
    Instant receivedAt = sentAt;
    int status = 0;
    String protocol = "";
    Headers headers = Headers.EMPTY;
    String body = "";
    IOException failure = null;
    CancellationToken.Registration registration = cancellation.onCancel(call::cancel);
    try (registration;
        Response response = call.execute()) {
      receivedAt = time.instant();
      status = response.code();
      protocol = response.protocol().toString();
      headers = rename(response.headers(), HIDDEN_RETRY_AFTER, "Retry-After");
      body = response.peekBody(MAX_BODY_BYTES).string();
    } catch (IOException e) {
      if (cancellation.isCancelled()) {
        throw new CancelledException("the command was interrupted", null);
      }
      failure = e;
    }
    HttpUrl url = call.request().url();
    Object json = JsonOutput.parse(body);
    return new RecordedResponse(
        question, url, status, protocol, headers, body, json, failure, sentAt, receivedAt);
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}

package dev.brazecdi.cli.doctor.probe;

import static okhttp3.Protocol.HTTP_1_1;

import dev.brazecdi.api.CdiApi;
import dev.brazecdi.cli.connection.Endpoint;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.ratelimit.RateLimited;
import dev.brazecdi.core.ratelimit.RateLimiter;
import dev.brazecdi.retrofit.RateLimitInterceptor;
import dev.brazecdi.retrofit.RetryAfterInterceptor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** A client that records responses as received: only GET, rate limited, no redirects or retries. */
public final class RecordingClient implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 1 << 20;

  final Endpoint target;
  private final CancellationToken cancellation;
  private final OkHttpClient http;
  private @Nullable Response received;

  public RecordingClient(Endpoint target, CancellationToken cancellation) {
    this.target = target;
    this.cancellation = cancellation;
    this.http =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .readTimeout(Duration.ofSeconds(30))
            .callTimeout(Duration.ofMinutes(3)) // may wait for the rate limit
            .addInterceptor(new RateLimitInterceptor(RateLimiter.create()))
            .addNetworkInterceptor(new RetryAfterInterceptor()) // or OkHttp repeats a request
            .addNetworkInterceptor(this::receive)
            .build();
  }

  /** Returns the documented requests per minute of an operation. */
  public static int documentedLimit(@Nullable String operation) {
    return method(operation).map(it -> it.getAnnotation(RateLimited.class).requests()).orElse(0);
  }

  private static Optional<Method> method(@Nullable String operation) {
    return Stream.of(CdiApi.class.getMethods())
        .filter(it -> it.isAnnotationPresent(RateLimited.class))
        .filter(it -> it.getAnnotation(RateLimited.class).operation().equals(operation))
        .findFirst();
  }

  /** Records the response or the failure; the cursor is exactly that of the link, or null. */
  public RecordedResponse ask(Question question, String key, String id, @Nullable String cursor) {
    Request request = request(question, key, id, cursor);
    received =
        new Response.Builder().request(request).protocol(HTTP_1_1).code(0).message("").build();
    String body = "";
    IOException failure = null;
    Call call = http.newCall(request);
    CancellationToken.Registration registration = cancellation.onCancel(call::cancel);
    try (registration;
        Response response = call.execute()) {
      body = response.peekBody(MAX_BODY_BYTES).string();
    } catch (IOException e) {
      if (cancellation.isCancelled()) {
        throw new CancelledException("the command was interrupted", null);
      }
      failure = e;
    }
    return new RecordedResponse(question, received, body, JsonOutput.parse(body), failure);
  }

  /** Keeps the response as received, before OkHttp or an interceptor changes its headers. */
  private Response receive(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Request shown = response.request().newBuilder().removeHeader("Authorization").build();
    received = response.newBuilder().request(shown).build();
    return response;
  }

  @SuppressWarnings("deprecation") // the other factory needs an instance of the interface
  private Request request(Question question, String key, String id, @Nullable String cursor) {
    HttpUrl.Builder url = target.baseUrl().newBuilder();
    question.path(id).forEach(url::addPathSegment);
    url.encodedQuery(cursor == null ? null : "cursor=" + cursor);
    Request.Builder request =
        new Request.Builder()
            .url(url.build())
            .header("Authorization", "Bearer " + key)
            .header("User-Agent", "brazecdi-java brazecdi-cli doctor");
    method(question.operation)
        .ifPresent(it -> request.tag(Invocation.class, Invocation.of(it, List.of())));
    return request.build();
  }

  @Override
  public void close() {
    http.connectionPool().evictAll();
  }
}

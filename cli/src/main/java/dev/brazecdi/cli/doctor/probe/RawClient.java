package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.api.CdiApi;
import dev.brazecdi.cli.connection.Endpoint;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.ratelimit.RateLimited;
import dev.brazecdi.core.ratelimit.RateLimiter;
import dev.brazecdi.retrofit.RateLimitInterceptor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/**
 * Asks the service and keeps the answers as they came. Only GET, within the rate budget, no
 * redirects, nothing repeated.
 */
public final class RawClient implements AutoCloseable {
  private static final int LONGEST_BODY = 1 << 20;

  /** How long an answer may take, and how long the rate budget may have it wait. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  /** Where the rate limiter of the client looks for a header that OkHttp must not obey. */
  private static final String HIDDEN_RETRY_AFTER = "Brazecdi-Retry-After";

  private final Endpoint target;
  private final Console console;
  private final OkHttpClient http;

  public RawClient(Endpoint target, Console console) {
    this.target = target;
    this.console = console;
    this.http =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(Duration.ofSeconds(30))
            .addInterceptor(new RateLimitInterceptor(RateLimiter.create()))
            .callTimeout(LONGEST_WAIT.plus(LONGEST_ANSWER))
            .addNetworkInterceptor(chain -> hideRetryAfter(chain.proceed(chain.request())))
            .build();
  }

  /** At zero seconds OkHttp would repeat the request by itself. */
  private static Response hideRetryAfter(Response response) {
    String value = response.header("Retry-After");
    return value == null
        ? response
        : response
            .newBuilder()
            .removeHeader("Retry-After")
            .header(HIDDEN_RETRY_AFTER, value)
            .build();
  }

  private static Headers unhideRetryAfter(Headers headers) {
    String value = headers.get(HIDDEN_RETRY_AFTER);
    return value == null
        ? headers
        : headers.newBuilder().removeAll(HIDDEN_RETRY_AFTER).add("Retry-After", value).build();
  }

  /**
   * Asks.
   *
   * @param segments the path behind the base URL, not encoded
   * @param cursor the cursor to the letter, or null
   * @throws CancelledException if the command was interrupted
   */
  public Exchange ask(Question question, List<String> segments, @Nullable String cursor) {
    Request.Builder request =
        new Request.Builder()
            .url(url(segments, cursor))
            .header("Authorization", "Bearer " + target.key())
            .header("User-Agent", "brazecdi-java brazecdi-cli doctor");
    Invocation invocation = invocation(question.operation());
    if (invocation != null) {
      request.tag(Invocation.class, invocation);
    }
    return execute(question, request.build());
  }

  HttpUrl url(List<String> segments, @Nullable String cursor) {
    HttpUrl.Builder url = target.baseUrl().newBuilder();
    segments.forEach(url::addPathSegment);
    if (cursor != null) {
      url.encodedQuery("cursor=" + cursor);
    }
    return url.build();
  }

  private Exchange execute(Question question, Request request) {
    Call call = http.newCall(request);
    Instant sent = console.time().instant();
    CancellationToken.Registration registration = console.interruption().onCancel(call::cancel);
    try (registration) {
      try (Response response = call.execute()) {
        Instant answered = console.time().instant();
        return answer(question, response, sent, answered);
      } catch (IOException e) {
        stopIfInterrupted();
        return Exchange.unanswered(question, request.url(), e, console);
      }
    }
  }

  private Exchange answer(Question question, Response response, Instant sent, Instant answered) {
    Buffer read = new Buffer();
    IOException failure = null;
    try {
      BufferedSource source = response.body().source();
      long start = console.time().nanoTime();
      while (read.size() < LONGEST_BODY && source.read(read, LONGEST_BODY - read.size()) >= 0) {
        stopIfInterrupted();
        if (console.time().nanoTime() - start > LONGEST_ANSWER.toNanos()) {
          throw new InterruptedIOException("the answer takes too long");
        }
      }
    } catch (IOException e) {
      stopIfInterrupted();
      failure = e;
    }
    String body = read.readString(StandardCharsets.UTF_8);
    return new Exchange(
        question,
        response.request().url(),
        response.code(),
        response.protocol().toString(),
        unhideRetryAfter(response.headers()),
        body,
        failure == null ? Exchange.parse(body) : null,
        failure,
        sent,
        answered);
  }

  private void stopIfInterrupted() {
    if (console.interruption().isCancelled()) {
      throw new CancelledException("the command was interrupted", null);
    }
  }

  /** What the rate limiter knows an operation by. */
  @SuppressWarnings("deprecation") // the other factory wants an instance of the interface
  private static @Nullable Invocation invocation(@Nullable String operation) {
    for (Method method : CdiApi.class.getMethods()) {
      RateLimited limited = method.getAnnotation(RateLimited.class);
      if (limited != null && limited.operation().equals(operation)) {
        return Invocation.of(method, Arrays.asList());
      }
    }
    return null;
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}

package dev.brazecdi.retrofit;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.retry.RetryBudget;
import dev.brazecdi.core.retry.RetryPolicy;
import dev.brazecdi.retrofit.internal.CallState;
import dev.brazecdi.retrofit.internal.CallWait;
import dev.brazecdi.retrofit.internal.Operations;
import dev.brazecdi.retrofit.internal.ResponseHeaders;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Retries failed attempts as a {@link RetryPolicy} decides.
 *
 * <p>An application interceptor for any OkHttpClient. Put it before a {@link RateLimitInterceptor},
 * because the server counts attempts. Set {@code retryOnConnectionFailure(false)} for requests that
 * must not be sent twice, because OkHttp repeats even a POST if a pooled connection turns out to be
 * stale. For GET leave it on: the repetition on a fresh connection costs no attempt and no wait.
 *
 * <p>A request other than GET or HEAD is retried only if the server refused it because of its rate
 * limit, or has certainly not processed it: there was no connection, or the HTTP/2 stream was
 * refused. Add a {@link RetryAfterInterceptor}, or OkHttp repeats a 503 on its own. Waits block the
 * thread of the call; it does not wait if the wait would exceed the deadline of the call, or an
 * hour. Safe for use by several threads.
 */
public final class RetryInterceptor implements Interceptor {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** The message of OkHttp if no credentials satisfy the proxy of a tunnel. */
  private static final String PROXY_REFUSES = "Failed to authenticate with proxy";

  private final RetryPolicy policy;
  private final RetryBudget budget;
  private final ClientListener listener;
  private final TimeSource time;
  private final RandomGenerator random;

  /**
   * Creates an interceptor with a policy.
   *
   * @param policy decides whether and when to retry
   */
  public RetryInterceptor(RetryPolicy policy) {
    this(policy, ClientListener.NONE, TimeSource.system(), new java.util.Random());
  }

  /**
   * Creates an interceptor with a policy.
   *
   * @param policy decides whether and when to retry
   * @param listener is notified of retries
   * @param time the clock
   * @param random the source of jitter; used by several threads
   */
  public RetryInterceptor(
      RetryPolicy policy, ClientListener listener, TimeSource time, RandomGenerator random) {
    this.policy = requireNonNull(policy, "policy");
    this.budget = policy.newBudget();
    this.listener = SafeListener.of(listener);
    this.time = requireNonNull(time, "time");
    this.random = requireNonNull(random, "random");
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallState state = request.tag(CallState.class);
    if (state == null || !state.take()) {
      state = new CallState(state);
      state.take();
      request = request.newBuilder().tag(CallState.class, state).build();
    }
    for (int attempt = 1; ; attempt++) {
      Duration wait;
      String reason;
      try {
        Response response = chain.proceed(request);
        wait = waitAfter(response, attempt, isIdempotent(request), state);
        if (response.isSuccessful()) {
          budget.succeeded();
        }
        if (wait == null || !fits(wait, request) || !(state.refused || budget.tryTake())) {
          return response;
        }
        reason = "HTTP " + response.code();
        response.close(); // before waiting: it holds a connection
      } catch (IOException e) {
        wait = waitAfter(e, attempt, chain);
        if (wait == null || !fits(wait, request) || !budget.tryTake()) {
          throw e;
        }
        reason = e.getClass().getSimpleName();
      }
      Instant next = time.instant().plus(wait);
      listener.retrying(
          new ClientListener.Retrying(Operations.name(request), attempt, next, reason));
      pause(chain, wait);
    }
  }

  /** Takes the request's own method: the response may be that of a redirect. */
  private @Nullable Duration waitAfter(
      Response response, int attempt, boolean idempotent, CallState state) {
    Duration retryAfter = ResponseHeaders.retryAfter(response.headers());
    state.refused = false;
    if (!ResponseHeaders.isRateLimited(response)) {
      return policy.afterResponse(attempt, idempotent, response.code(), retryAfter, random);
    }
    if (!policy.againAfterRefusal(attempt)) {
      return null;
    }
    state.refused = true;
    if (state.rateLimited) {
      return Duration.ZERO; // the rate limiter knows of the refusal and decides
    }
    return retryAfter != null ? retryAfter : policy.afterFailure(attempt, true, random);
  }

  private @Nullable Duration waitAfter(IOException e, int attempt, Chain chain) {
    boolean harmless = isIdempotent(chain.request()) || CallState.isUnprocessed(e);
    return isTransient(e, chain) ? policy.afterFailure(attempt, harmless, random) : null;
  }

  private static boolean isIdempotent(Request request) {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  /** Returns whether a wait ends before the deadline; a longer one would only delay the error. */
  private static boolean fits(Duration wait, Request request) {
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      return false;
    }
    CallContext context = request.tag(CallContext.class);
    return context == null
        || context.remainingNanos() == Long.MAX_VALUE
        || wait.compareTo(Duration.ofNanos(context.remainingNanos())) < 0;
  }

  private static boolean isTransient(IOException e, Chain chain) {
    return !chain.call().isCanceled()
        && !(e.getCause() instanceof BrazeCdiException)
        && !(e instanceof SSLPeerUnverifiedException)
        && !PROXY_REFUSES.equals(e.getMessage())
        && !(e.getCause() instanceof CertificateException)
        && !Thread.currentThread().isInterrupted();
  }

  private void pause(Chain chain, Duration wait) throws IOException {
    if (wait.isZero()) {
      return;
    }
    try (CallWait callWait = CallWait.of(chain, time)) {
      callWait.context().await(new CountDownLatch(1), wait.toNanos());
      callWait.context().check("the wait for another attempt");
    } catch (BrazeCdiException e) {
      throw CallWait.forOkHttp(e);
    }
  }
}

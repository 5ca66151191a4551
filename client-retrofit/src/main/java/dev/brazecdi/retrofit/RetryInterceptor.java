package dev.brazecdi.retrofit;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.ratelimit.RateLimited;
import dev.brazecdi.core.retry.RetryBudget;
import dev.brazecdi.core.retry.RetryPolicy;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/**
 * Repeats attempts that failed for a passing reason, as a {@link RetryPolicy} decides.
 *
 * <p>Works on any OkHttpClient as an application interceptor; put it before a {@link
 * RateLimitInterceptor}, because the server counts attempts, and set {@code
 * retryOnConnectionFailure(false)}, for OkHttp would repeat requests by itself, a POST as well.
 *
 * <p>A request other than GET or HEAD is repeated only when the server refused it for its rate
 * limit, or when it was certainly not sent because there was no connection. It waits on the thread
 * of the call, and not at all if the wait would outlast the call's deadline or an hour. Safe for
 * use by several threads.
 */
public final class RetryInterceptor implements Interceptor {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final RetryPolicy policy;
  private final RetryBudget budget;
  private final ClientListener listener;
  private final TimeSource time;
  private final RandomGenerator random;

  /**
   * An interceptor with this policy.
   *
   * @param policy decides whether and when
   */
  public RetryInterceptor(RetryPolicy policy) {
    this(policy, ClientListener.NONE, TimeSource.system(), new java.util.Random());
  }

  RetryInterceptor(
      RetryPolicy policy, ClientListener listener, TimeSource time, RandomGenerator random) {
    this.policy = requireNonNull(policy, "policy");
    this.budget = policy.newBudget();
    this.listener = listener;
    this.time = time;
    this.random = random;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Attempts attempts = request.tag(Attempts.class);
    if (attempts == null || !attempts.take()) {
      attempts = new Attempts();
      attempts.take();
      request = request.newBuilder().tag(Attempts.class, attempts).build();
    }
    boolean idempotent = request.method().equals("GET") || request.method().equals("HEAD");
    for (int attempt = 1; ; attempt++) {
      Duration wait;
      String reason;
      try {
        Response response = chain.proceed(request);
        wait = waitAfter(response, attempt, idempotent, attempts);
        if (response.isSuccessful()) {
          budget.succeeded();
        }
        if (wait == null || !fits(wait, request) || !(attempts.refused || budget.tryTake())) {
          return response;
        }
        reason = "HTTP " + response.code();
        response.close(); // before waiting: it holds a connection
      } catch (IOException e) {
        boolean harmless = idempotent || Calls.isUnsent(e);
        wait = isPassing(e, chain) ? policy.afterFailure(attempt, harmless, random) : null;
        if (wait == null || !fits(wait, request) || !budget.tryTake()) {
          throw e;
        }
        reason = e.getClass().getSimpleName();
      }
      listener.retrying(
          new ClientListener.Retrying(
              operation(request), attempt, time.instant().plus(wait), reason));
      pause(chain, wait);
    }
  }

  private @Nullable Duration waitAfter(
      Response response, int attempt, boolean idempotent, Attempts attempts) {
    Duration retryAfter = AnswerHeaders.retryAfter(response.headers());
    attempts.refused = false;
    if (!AnswerHeaders.isRateLimited(response)) {
      return policy.afterAnswer(attempt, idempotent, response.code(), retryAfter, random);
    }
    if (!policy.againAfterRefusal(attempt)) {
      return null;
    }
    attempts.refused = true;
    if (attempts.budgeted) {
      return Duration.ZERO; // the budget has heard of it and decides
    }
    return retryAfter != null ? retryAfter : policy.afterFailure(attempt, true, random);
  }

  /** A wait that outlasts the deadline, or anybody's patience, would only delay the news. */
  private static boolean fits(Duration wait, Request request) {
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      return false;
    }
    CallContext context = request.tag(CallContext.class);
    return context == null
        || context.remainingNanos() == Long.MAX_VALUE
        || wait.compareTo(Duration.ofNanos(context.remainingNanos())) < 0;
  }

  /**
   * A cancelled call, a certificate that does not fit, a budget that does not: none gets better.
   */
  private static boolean isPassing(IOException e, Chain chain) {
    return !chain.call().isCanceled()
        && !(e.getCause() instanceof BrazeCdiException)
        && !(e instanceof SSLPeerUnverifiedException)
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

  private static String operation(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    RateLimited rateLimited =
        invocation == null ? null : invocation.method().getAnnotation(RateLimited.class);
    return rateLimited == null ? request.url().encodedPath() : rateLimited.operation();
  }
}

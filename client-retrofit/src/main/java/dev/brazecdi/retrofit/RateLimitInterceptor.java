package dev.brazecdi.retrofit;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.ratelimit.Quota;
import dev.brazecdi.core.ratelimit.RateLimited;
import dev.brazecdi.core.ratelimit.RateLimiter;
import dev.brazecdi.core.spi.Permit;
import dev.brazecdi.core.spi.RateLimitFeedback;
import dev.brazecdi.retrofit.internal.CallState;
import dev.brazecdi.retrofit.internal.CallWait;
import dev.brazecdi.retrofit.internal.Operations;
import dev.brazecdi.retrofit.internal.ResponseHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Delays requests until the rate limit allows them, and reports responses to the rate limiter.
 *
 * <p>An application interceptor for any OkHttpClient. It limits calls of Retrofit interfaces whose
 * methods carry {@link RateLimited}; other calls pass. It waits on the thread of the call, so use
 * {@code execute()} and not {@code enqueue()}, whose dispatcher has few threads. Cancelling the
 * call ends the wait. It throws an {@link IOException} whose cause is a {@link BrazeCdiException}.
 * Safe for use by several threads.
 */
public final class RateLimitInterceptor implements Interceptor {
  private final RateLimiter limiter;
  private final Map<String, Quota> overrides;
  private final ClientListener listener;
  private final TimeSource time;

  /**
   * Creates an interceptor for a rate limiter.
   *
   * @param limiter the limiter of the workspace; several clients may share it
   */
  public RateLimitInterceptor(RateLimiter limiter) {
    this(limiter, Map.of(), ClientListener.NONE, TimeSource.system());
  }

  /**
   * Creates an interceptor for a rate limiter.
   *
   * @param limiter the limiter of the workspace; several clients may share it
   * @param overrides quotas to use instead of the documented ones, by the name of the operation
   * @param listener is notified of waits and responses
   * @param time the clock
   */
  public RateLimitInterceptor(
      RateLimiter limiter, Map<String, Quota> overrides, ClientListener listener, TimeSource time) {
    this.limiter = requireNonNull(limiter, "limiter");
    this.overrides = Map.copyOf(overrides);
    this.listener = SafeListener.of(listener);
    this.time = requireNonNull(time, "time");
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Quota quota = quota(request);
    if (quota == null) {
      return chain.proceed(request);
    }
    CallState state = request.tag(CallState.class);
    if (state != null) {
      state.rateLimited = true;
    }
    return proceed(chain, request, quota, permit(chain, quota, state));
  }

  /** Only a call that has to wait listens for its cancellation. */
  private Permit permit(Chain chain, Quota quota, @Nullable CallState state) throws IOException {
    try {
      if (!chain.call().isCanceled()) {
        CallContext given = chain.request().tag(CallContext.class);
        Permit free = limiter.tryAcquire(quota, given == null ? CallContext.on(time) : given);
        if (free != null) {
          return free;
        }
      }
      try (CallWait wait = CallWait.of(chain, time)) {
        boolean again = state != null && state.refused;
        return limiter.acquire(quota, wait.context(), again, this::waiting);
      }
    } catch (BrazeCdiException e) {
      throw CallWait.forOkHttp(e);
    }
  }

  private Response proceed(Chain chain, Request request, Quota quota, Permit permit)
      throws IOException {
    long sent = time.nanoTime();
    CallState state = request.tag(CallState.class);
    if (state != null) {
      state.sentAt(sent);
    }
    boolean complete = false;
    boolean inDoubt = true;
    try {
      Response response = chain.proceed(request);
      inDoubt = false;
      RateLimitFeedback feedback = ResponseHeaders.feedback(response);
      complete = true;
      permit.complete(feedback);
      listener.responseReceived(
          new ClientListener.ResponseReceived(
              quota.operation(), response.code(), feedback.rateLimit(), since(sent)));
      return response;
    } catch (IOException e) {
      if (CallState.isUnprocessed(e)) {
        inDoubt = false;
        permit.withdraw();
        complete = true;
      }
      String reason = e.getClass().getSimpleName();
      listener.attemptFailed(
          new ClientListener.AttemptFailed(quota.operation(), reason, since(sent)));
      throw e;
    } finally {
      if (!complete) {
        permit.complete(RateLimitFeedback.SILENT); // the server may have counted it
      }
      if (!inDoubt && state != null) {
        state.inDoubt(false);
      }
    }
  }

  private Duration since(long nanoTime) {
    return Duration.ofNanos(time.nanoTime() - nanoTime);
  }

  private void waiting(String operation, Duration wait) {
    listener.waiting(new ClientListener.Waiting(operation, time.instant().plus(wait)));
  }

  private @Nullable Quota quota(Request request) {
    RateLimited rateLimited = Operations.annotation(request, RateLimited.class);
    if (rateLimited == null) {
      return null;
    }
    Quota override = overrides.get(rateLimited.operation());
    return override != null ? override : Quota.of(rateLimited);
  }
}

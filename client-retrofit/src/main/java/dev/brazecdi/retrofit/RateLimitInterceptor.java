package dev.brazecdi.retrofit;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.ratelimit.Answer;
import dev.brazecdi.core.ratelimit.Quota;
import dev.brazecdi.core.ratelimit.RateBudget;
import dev.brazecdi.core.ratelimit.RateLimited;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/**
 * Holds requests back until they fit into the rate budget, and tells it of the answers.
 *
 * <p>Works on any OkHttpClient as an application interceptor, for calls of Retrofit interfaces
 * whose methods carry {@link RateLimited}; other calls pass. It waits on the thread of the call, so
 * use {@code execute()} and not {@code enqueue()}, whose dispatcher has few threads. Cancelling the
 * call ends the wait. Failures arrive as {@link IOException} whose cause is the {@link
 * BrazeCdiException}. Safe for use by several threads.
 */
public final class RateLimitInterceptor implements Interceptor {
  private final RateBudget budget;
  private final Map<String, Quota> overrides;
  private final ClientListener listener;
  private final TimeSource time;

  /**
   * An interceptor on this budget.
   *
   * @param budget the workspace's budget; may be shared by several clients
   */
  public RateLimitInterceptor(RateBudget budget) {
    this(budget, Map.of(), ClientListener.NONE, TimeSource.system());
  }

  RateLimitInterceptor(
      RateBudget budget, Map<String, Quota> overrides, ClientListener listener, TimeSource time) {
    this.budget = requireNonNull(budget, "budget");
    this.overrides = Map.copyOf(overrides);
    this.listener = listener;
    this.time = time;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Quota quota = quota(request.tag(Invocation.class));
    if (quota == null) {
      return chain.proceed(request);
    }
    Attempts attempts = request.tag(Attempts.class);
    if (attempts != null) {
      attempts.budgeted = true;
    }
    return proceed(chain, request, quota, permit(chain, quota, attempts));
  }

  /** A place in the budget. Only a call that has to wait for one listens for what ends the wait. */
  private RateBudget.Permit permit(Chain chain, Quota quota, @Nullable Attempts attempts)
      throws IOException {
    try {
      if (!chain.call().isCanceled()) {
        CallContext given = chain.request().tag(CallContext.class);
        RateBudget.Permit free =
            budget.tryAcquire(quota, given == null ? CallContext.on(time) : given);
        if (free != null) {
          return free;
        }
      }
      try (CallWait wait = CallWait.of(chain, time)) {
        boolean again = attempts != null && attempts.refused;
        return budget.acquire(quota, wait.context(), again, this::waiting);
      }
    } catch (BrazeCdiException e) {
      throw CallWait.forOkHttp(e);
    }
  }

  private Response proceed(Chain chain, Request request, Quota quota, RateBudget.Permit permit)
      throws IOException {
    long sent = time.nanoTime();
    Exchange exchange = request.tag(Exchange.class);
    if (exchange != null) {
      exchange.sentAt = sent;
    }
    boolean answered = false;
    try {
      Response response = chain.proceed(request);
      Answer answer = AnswerHeaders.answer(response);
      answered = true;
      permit.answered(answer);
      listener.answered(
          new ClientListener.Answered(
              quota.operation(),
              response.code(),
              answer.rateLimit(),
              Duration.ofNanos(time.nanoTime() - sent)));
      return response;
    } catch (IOException e) {
      if (Calls.isUnsent(e)) {
        permit.withdraw();
        answered = true;
      }
      throw e;
    } finally {
      if (!answered) {
        permit.answered(Answer.SILENT); // it may have arrived
      }
    }
  }

  private void waiting(String operation, Duration wait) {
    listener.waiting(new ClientListener.Waiting(operation, time.instant().plus(wait)));
  }

  private @Nullable Quota quota(@Nullable Invocation invocation) {
    RateLimited rateLimited =
        invocation == null ? null : invocation.method().getAnnotation(RateLimited.class);
    if (rateLimited == null) {
      return null;
    }
    Quota override = overrides.get(rateLimited.operation());
    return override != null ? override : Quota.of(rateLimited);
  }
}

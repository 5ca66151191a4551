package dev.brazecdi.benchmarks;

import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.ratelimit.Quota;
import dev.brazecdi.core.ratelimit.RateLimiter;
import dev.brazecdi.core.spi.Permit;
import dev.brazecdi.core.spi.RateLimitFeedback;
import dev.brazecdi.core.spi.WaitListener;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * Taking a place in a rate budget that has room, and telling it the answer. Requests come no faster
 * than the documentation allows, by a clock that every request moves on, so that the budget
 * remembers as many as it ever will.
 */
@State(Scope.Benchmark)
public class RateLimiterBenchmark extends NanosecondBenchmark {
  private static final int A_MINUTE = 100;
  private static final Quota QUOTA = new Quota("benchmark", A_MINUTE, Duration.ofMinutes(1));
  private static final Instant START = Instant.parse("2026-03-25T13:00:00Z");

  private final RateLimiter budget = RateLimiter.create();
  private final CallContext context = CallContext.on(new SteadyPace());
  private final RateLimitFeedback answer =
      new RateLimitFeedback(
          false, new RateLimit(A_MINUTE, A_MINUTE - 1, START.plusSeconds(60)), START, null);

  /** One caller. */
  @Benchmark
  public Object oneThread() {
    return request();
  }

  /** Two at once. */
  @Benchmark
  @Threads(2)
  public Object twoThreads() {
    return request();
  }

  /** Thirty-two at once. */
  @Benchmark
  @Threads(32)
  public Object thirtyTwoThreads() {
    return request();
  }

  private Object request() {
    Permit permit = budget.acquire(QUOTA, context, false, WaitListener.NONE);
    permit.complete(answer);
    return permit;
  }

  /** A request looks at this clock twice, and two looks are as far apart as requests are. */
  private static final class SteadyPace implements TimeSource {
    private static final long NANOS_BETWEEN = Duration.ofMinutes(1).toNanos() / A_MINUTE / 2;

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanoTime() {
      return nanos.addAndGet(NANOS_BETWEEN);
    }

    @Override
    public Instant instant() {
      return START;
    }

    @Override
    public boolean await(CountDownLatch signal, long nanos) throws InterruptedException {
      return signal.await(nanos, TimeUnit.NANOSECONDS);
    }
  }
}

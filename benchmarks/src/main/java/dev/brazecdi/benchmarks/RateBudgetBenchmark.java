package dev.brazecdi.benchmarks;

import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.ratelimit.Answer;
import dev.brazecdi.core.ratelimit.Quota;
import dev.brazecdi.core.ratelimit.RateBudget;
import dev.brazecdi.core.ratelimit.RateLimit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Taking a place in a rate budget that has room, and telling it the answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RateBudgetBenchmark {
  private static final int PLENTY = 1_000_000_000;
  private static final Quota QUOTA = new Quota("benchmark", PLENTY, Duration.ofMinutes(1));

  private final RateBudget budget = RateBudget.create();
  private final CallContext context = CallContext.on(TimeSource.system());
  private final Answer answer =
      new Answer(false, RateLimit.parse("1000000000", "999999999", "1774443660"), null, null);

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
    RateBudget.Permit permit = budget.acquire(QUOTA, context, false, RateBudget.WaitListener.NONE);
    permit.answered(answer);
    return permit;
  }
}

package dev.brazecdi.core.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.spi.Permit;
import dev.brazecdi.core.spi.RateLimitFeedback;
import dev.brazecdi.core.spi.WaitListener;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Threads that draw on a limiter at random: it never lets more in than fit, loses no permit and
 * forgets no waiter. Without its lock, the same threads find that out.
 */
final class OperationRateLimiterStressTest {
  private static final int THREADS = 8;
  private static final int FIT = 3;

  @Test
  void neverMoreThanFitAndNobodyIsForgotten() throws InterruptedException {
    Findings findings = stress(new ReentrantLock(), 2_000, 50);

    assertThat(findings).isEqualTo(new Findings(0, true, "0 waiting"));
  }

  @Tag("soak")
  @Test
  @Timeout(300)
  void neverMoreThanFitForLong() throws InterruptedException {
    Findings findings = stress(new ReentrantLock(), 100_000, 250);

    assertThat(findings).isEqualTo(new Findings(0, true, "0 waiting"));
  }

  /** A race is chance: it is looked for again until it shows. */
  @Tag("soak")
  @Test
  @Timeout(300)
  void raceIsFoundWithoutTheLock() throws InterruptedException {
    Findings nothing = new Findings(0, true, "0 waiting");
    Findings findings = nothing;
    for (int attempt = 0; attempt < 50 && findings.equals(nothing); attempt++) {
      findings = stress(new NoLock(), 20_000, 5);
    }

    assertThat(findings).isNotEqualTo(nothing);
  }

  private static Findings stress(Lock lock, int rounds, int seconds) throws InterruptedException {
    Quota quota = new Quota("stressed", FIT + 1, Duration.ofMinutes(30));
    OperationRateLimiter limiter = new OperationRateLimiter(quota, 1, lock);
    acquire(limiter, CallContext.none())
        .complete(RateLimitFeedback.SILENT); // one is used for half an hour
    CancellationToken end = new CancellationToken();
    CallContext context = CallContext.none().withCancellation(end);
    AtomicInteger in = new AtomicInteger();
    AtomicInteger tooMany = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (int i = 0; i < THREADS; i++) {
      boolean impatient = i % 2 == 0;
      threads.execute(
          () -> {
            for (int round = 0; round < rounds; round++) {
              Permit permit;
              try {
                permit = acquire(limiter, context);
              } catch (CancelledException e) {
                return; // the race has left it waiting
              } catch (RuntimeException e) {
                tooMany.incrementAndGet(); // or has broken the queue
                return;
              }
              if (in.incrementAndGet() > FIT) {
                tooMany.incrementAndGet();
              }
              if (impatient) {
                Thread.onSpinWait();
              }
              in.decrementAndGet();
              try {
                permit.withdraw();
              } catch (RuntimeException e) {
                tooMany.incrementAndGet();
                return;
              }
            }
          });
    }
    threads.shutdown();
    boolean done = threads.awaitTermination(seconds, TimeUnit.SECONDS);
    end.cancel();
    threads.shutdownNow();
    String waiting = done ? limiter.toString().replaceAll(".* with ", "") : "stuck";
    return new Findings(tooMany.get(), done, waiting);
  }

  private static Permit acquire(OperationRateLimiter limiter, CallContext context) {
    return limiter.acquire(context, false, WaitListener.NONE);
  }

  private record Findings(int tooMany, boolean done, String waiting) {}

  private static final class NoLock implements Lock {
    @Override
    public void lock() {}

    @Override
    public void lockInterruptibly() {}

    @Override
    public boolean tryLock() {
      return true;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
      return true;
    }

    @Override
    public void unlock() {}

    @Override
    public Condition newCondition() {
      throw new UnsupportedOperationException();
    }
  }
}

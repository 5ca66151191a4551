package dev.brazecdi.core.ratelimit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.fixtures.FakeTime;
import dev.brazecdi.core.ratelimit.simulation.SimulatedServer;
import dev.brazecdi.core.spi.Permit;
import dev.brazecdi.core.spi.RateLimitFeedback;
import dev.brazecdi.core.spi.WaitListener;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RateLimiterTest {
  private static final Quota QUOTA = new Quota("list", 100, Duration.ofMinutes(1));

  private final FakeTime time = new FakeTime();
  private final RateLimiter limiter = RateLimiter.create();
  private final Server server = new Server();

  @Test
  void walkOfThreeWindowsMeetsNoRefusal() {
    for (int i = 0; i < 250; i++) {
      server.answer(acquire());
    }

    assertThat(server.refused).isZero();
    assertThat(server.counts()).containsExactly(100, 100, 50);
  }

  /** What the tests above would see of the usual limiter, which does not listen to the server. */
  @Test
  void blindTokenBucketIsRefusedOnTheSameServer() {
    double tokens = 100;
    Instant filled = time.instant();
    for (int i = 0; i < 250; i++) {
      while (true) {
        double elapsed = Duration.between(filled, time.instant()).toMillis() / 60_000.0;
        tokens = Math.min(100, tokens + elapsed * 100);
        filled = time.instant();
        if (tokens >= 1) {
          break;
        }
        time.advance(Duration.ofMillis(100));
      }
      tokens--;
      server.answer(new Place());
    }

    assertThat(server.refused).isEqualTo(99);
  }

  @Test
  void usedUpLimitWaitsForTheResetAndNotLonger() {
    for (int i = 0; i < 100; i++) {
      server.answer(acquire());
    }
    Instant before = time.instant();

    server.answer(acquire());

    Duration waited = Duration.between(before, time.instant());
    Duration untilReset = Duration.between(before, FakeTime.START.plusSeconds(60));
    assertThat(waited).isBetween(untilReset, untilReset.plusSeconds(2));
  }

  @Test
  void requestsInFlightAreTakenOffWhatIsLeft() {
    server.limit(5);
    server.answer(acquire());
    server.answer(acquire());
    for (int i = 0; i < 3; i++) {
      acquire(); // and no response yet
    }
    assertThat(time.waits()).isEmpty();

    acquire();

    Instant reset = FakeTime.START.plusSeconds(60);
    assertThat(time.instant()).isBetween(reset, reset.plusSeconds(2));
  }

  @Test
  void requestInFlightForLongerThanAWindowIsStillTakenOff() {
    RateLimitState state = new RateLimitState(new Quota("list", 5, Duration.ofMinutes(1)), 1);
    state.complete(state.send(0), told(5, 4, 0), 0);
    state.send(0); // and nothing is heard of it
    for (int minute = 1; minute <= 3; minute++) {
      long now = Duration.ofSeconds(60L * minute + 2).toNanos();
      for (int remaining = 4; remaining >= 0; remaining--) {
        state.complete(state.send(now), told(5, remaining, 60 * minute + 2), now);
      }
    }
    long later = Duration.ofSeconds(60 * 5 + 2).toNanos();

    int sent = 0;
    while (state.delay(later) <= 0) {
      state.send(later);
      sent++;
    }

    // Five less the one on its way are four; of the new ones each counts as sent and as on its way.
    assertThat(sent).isEqualTo(2);
  }

  /** An answer at so many seconds of the epoch, in windows that begin on the minute. */
  private static RateLimitFeedback told(int limit, int remaining, long second) {
    Instant date = Instant.ofEpochSecond(second);
    Instant reset = date.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    return new RateLimitFeedback(false, new RateLimit(limit, remaining, reset), date, null);
  }

  @Test
  void shareOfTheLimitIsNotExceededInAnyWindow() {
    RateLimiter half = RateLimiter.ofShare(0.5);
    List<Instant> sent = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      Permit permit = half.acquire(QUOTA, CallContext.on(time), false, WaitListener.NONE);
      sent.add(time.instant());
      server.answer(permit);
    }

    for (int i = 50; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - 50), sent.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }
    assertThat(Duration.between(sent.get(0), sent.get(149))).isLessThan(Duration.ofSeconds(130));
    assertThatThrownBy(() -> RateLimiter.ofShare(1.1)).hasMessage("0 < maxShare <= 1: 1.1");
    assertThatThrownBy(() -> RateLimiter.ofShare(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void limitFollowsTheHeaders() {
    server.limit(7);

    for (int i = 0; i < 20; i++) {
      server.answer(acquire());
    }

    assertThat(server.refused).isZero();
    assertThat(server.counts()).containsExactly(7, 7, 6);
  }

  @Test
  void serverWithoutHeadersGetsNoMoreThanTheQuotaInAnyWindow() {
    List<Instant> sent = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      Permit permit = acquire();
      sent.add(time.instant());
      time.advance(Duration.ofMillis(100));
      permit.complete(RateLimitFeedback.SILENT);
    }

    for (int i = 100; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - 100), sent.get(i)))
          .isGreaterThan(Duration.ofMinutes(1));
    }
  }

  @Test
  void refusalClosesTheLimitForAsLongAsTheServerSays() {
    acquire().complete(new RateLimitFeedback(true, null, time.instant(), Duration.ofSeconds(17)));
    Instant before = time.instant();

    acquire();

    assertThat(Duration.between(before, time.instant())).isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void thirdAttemptAfterRefusalsWithoutATimeIsMoreThanAWindowLater() {
    for (int i = 0; i < 3; i++) {
      acquire().complete(new RateLimitFeedback(true, null, null, null));
    }
    acquire();

    assertThat(time.waits())
        .containsExactly(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(60));
  }

  @Test
  void refusalWhoseResetIsOverBacksOff() {
    Instant date = time.instant();
    acquire()
        .complete(
            new RateLimitFeedback(true, new RateLimit(100, 0, date.minusSeconds(1)), date, null));

    acquire();

    assertThat(time.waits()).containsExactly(Duration.ofSeconds(15));
  }

  @Test
  void resetInThePastWaitsForNothing() {
    Instant date = time.instant();
    acquire()
        .complete(
            new RateLimitFeedback(
                false, new RateLimit(100, 0, date.minusSeconds(80_000_000)), date, null));

    acquire();

    assertThat(time.waits()).isEmpty();
  }

  @Test
  void resetNobodyCanMeanIsAWindow() {
    Instant date = time.instant();
    acquire()
        .complete(
            new RateLimitFeedback(
                false, new RateLimit(100, 0, date.plusSeconds(80_000_000)), date, null));

    acquire();

    assertThat(time.waits()).containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void limitThatResetsTooLateFailsAtOnceAndSaysWhen() {
    acquire().complete(new RateLimitFeedback(true, null, time.instant(), Duration.ofSeconds(40)));
    CallContext hurried = CallContext.on(time).withTimeout(Duration.ofSeconds(39));
    Instant before = time.instant();

    RateLimitedException e =
        catchThrowableOfType(
            RateLimitedException.class,
            () -> limiter.acquire(QUOTA, hurried, false, WaitListener.NONE));

    assertThat(e.availableAt()).isEqualTo(before.plusSeconds(40));
    assertThat(e)
        .hasMessageContaining("list")
        .hasMessageContaining(before.plusSeconds(40).toString());
    assertThat(time.instant()).isEqualTo(before);
  }

  @Test
  void callerThatGivesUpTakesNothingWithIt() throws Exception {
    Permit first = acquire();
    CancellationToken cancellation = new CancellationToken();
    CallContext context = CallContext.on(time).withCancellation(cancellation);
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> limiter.acquire(QUOTA, context, false, WaitListener.NONE));

    time.awaitUntimedWait();
    cancellation.cancel();

    assertThatThrownBy(waiting::get).hasCauseInstanceOf(CancelledException.class);
    server.answer(first);
    server.answer(acquire());
    assertThat(server.counts()).containsExactly(2);
  }

  @Test
  void nothingIsKnownUntilTheFirstAnswerSoOthersWaitForIt() {
    RateLimitState state = new RateLimitState(QUOTA, 1);
    assertThat(state.delay(0)).isZero();
    RateLimitState.Request first = state.send(0);
    assertThat(state.delay(0)).isEqualTo(RateLimitState.UNTIL_A_RESPONSE);

    state.complete(first, RateLimitFeedback.SILENT, 1);

    assertThat(state.delay(1)).isZero();
  }

  @Test
  void waiterGoesOnWhenTheAnswerComes() throws Exception {
    Permit first = acquire();
    CompletableFuture<Permit> second = CompletableFuture.supplyAsync(this::acquire);
    time.awaitUntimedWait();

    server.answer(first);

    assertThat(second.get()).isNotNull();
  }

  @Test
  void eachOperationHasItsOwnLimit() {
    acquire();

    Permit other =
        limiter.acquire(
            new Quota("trigger", 20, Duration.ofMinutes(1)),
            CallContext.on(time),
            false,
            WaitListener.NONE);

    assertThat(other).isNotNull();
  }

  @Test
  void listenerHearsOfAWaitOnce() {
    acquire().complete(new RateLimitFeedback(true, null, time.instant(), Duration.ofSeconds(17)));
    List<String> heard = new ArrayList<>();

    limiter.acquire(
        QUOTA, CallContext.on(time), false, (operation, wait) -> heard.add(operation + " " + wait));

    assertThat(heard).containsExactly("list PT17S");
  }

  @Test
  void freePlaceIsTakenAtOnce() {
    CallContext context = CallContext.on(time);
    Permit first = requireNonNull(limiter.tryAcquire(QUOTA, context), "a free place");
    assertThat(limiter.tryAcquire(QUOTA, context)).isNull(); // before the first response

    server.answer(first);

    assertThat(limiter.tryAcquire(QUOTA, context)).isNotNull();
  }

  @Test
  void placeThatComesBackBelongsToWhoeverWaited() {
    acquire().complete(new RateLimitFeedback(true, null, time.instant(), Duration.ofSeconds(17)));
    List<@Nullable Permit> overtaking = new ArrayList<>();

    limiter.acquire(
        QUOTA,
        CallContext.on(time),
        false,
        (operation, wait) -> {
          time.advance(wait); // there is a place now, and somebody at the head of the queue
          overtaking.add(limiter.tryAcquire(QUOTA, CallContext.on(time)));
        });

    assertThat(overtaking).hasSize(1).containsOnlyNulls();
  }

  @Test
  void callThatIsOverTakesNoPlace() {
    CancellationToken cancellation = new CancellationToken();
    cancellation.cancel();
    CallContext cancelled = CallContext.on(time).withCancellation(cancellation);
    CallContext late = CallContext.on(time).withTimeout(Duration.ofSeconds(1));
    time.advance(Duration.ofSeconds(1));

    assertThatThrownBy(() -> limiter.tryAcquire(QUOTA, cancelled))
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("list");
    assertThatThrownBy(() -> limiter.tryAcquire(QUOTA, late))
        .isInstanceOf(DeadlineExceededException.class);

    server.answer(acquire());
    assertThat(server.counts()).containsExactly(1);
    assertThat(time.waits()).isEmpty();
  }

  private Permit acquire() {
    return limiter.acquire(QUOTA, CallContext.on(time), false, WaitListener.NONE);
  }

  /** A permit that nobody listens to. */
  private static final class Place implements Permit {
    @Override
    public void complete(RateLimitFeedback answer) {}

    @Override
    public void withdraw() {}
  }

  /** A server with clock-minute windows, a tenth of a second away. */
  private final class Server {
    private final SimulatedServer server = new SimulatedServer.FixedMinute();
    private final Map<Instant, Integer> counts = new TreeMap<>();
    private int refused;

    void limit(int limit) {
      server.limit(limit);
    }

    void answer(Permit permit) {
      time.advance(Duration.ofMillis(100));
      Instant date = time.instant();
      long now = ChronoUnit.NANOS.between(Instant.EPOCH, date);
      boolean fits = server.take(now);
      if (fits) {
        counts.merge(date.truncatedTo(ChronoUnit.MINUTES), 1, Integer::sum);
      } else {
        refused++;
      }
      permit.complete(
          new RateLimitFeedback(!fits, server.headers(now), SimulatedServer.seconds(now), null));
    }

    /** How many requests fitted into each minute. */
    Collection<Integer> counts() {
      return counts.values();
    }
  }
}

package dev.brazecdi.core.ratelimit;

import static dev.brazecdi.core.ratelimit.EventLoop.SECOND;
import static dev.brazecdi.core.ratelimit.SimulatedServer.WINDOW;

import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.spi.RateLimitFeedback;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client's way of keeping inside the limit: ours, and simple models of well-known ones, written
 * anew from what their documentation says of them.
 */
abstract class SimulatedLimiter {
  /** How long until the next request may be sent; {@link Long#MAX_VALUE} until an answer comes. */
  abstract long delay(long now);

  void sent(Object request, long now) {}

  void answered(Object request, RateLimitFeedback answer, long now) {}

  /** How long a refused caller waits before it asks again: 0.5 s, 1 s, 2 s, … at most a minute. */
  long waitAfterRefusal(int refusals, RateLimitFeedback answer) {
    return Math.min(60 * SECOND, (SECOND / 2) << Math.min(7, refusals - 1));
  }

  /** Whether a refused caller goes to the head of the queue. */
  boolean againFirst() {
    return false;
  }

  /** The ledger of this module, behind a queue such as {@link OperationRateLimiter}'s. */
  static final class Ledger extends SimulatedLimiter {
    private final RateLimitState ledger;
    private final Map<Object, RateLimitState.Request> inFlight = new HashMap<>();

    Ledger() {
      ledger = new RateLimitState(new Quota("simulated", 100, Duration.ofMinutes(1)), 1);
    }

    @Override
    long delay(long now) {
      return ledger.delay(now);
    }

    @Override
    void sent(Object request, long now) {
      inFlight.put(request, ledger.send(now));
    }

    @Override
    void answered(Object request, RateLimitFeedback answer, long now) {
      RateLimitState.Request sent = inFlight.remove(request);
      if (sent == null) {
        throw new AssertionError("answered twice");
      }
      ledger.complete(sent, answer, now);
    }

    @Override
    long waitAfterRefusal(int refusals, RateLimitFeedback answer) {
      return 0; // the ledger knows of the refusal and decides
    }

    @Override
    boolean againFirst() {
      return true;
    }
  }

  /** Sends, and backs off when it is refused. */
  static final class BackoffOnly extends SimulatedLimiter {
    @Override
    long delay(long now) {
      return 0;
    }
  }

  /** A bucket of 100 tokens that is refilled evenly, as Bucket4j's usual set-up. */
  static final class GreedyBucket extends SimulatedLimiter {
    private double tokens = 100;
    private long filledAt;

    @Override
    long delay(long now) {
      tokens = Math.min(100, tokens + (double) (now - filledAt) * 100 / WINDOW);
      filledAt = now;
      return tokens + 1e-9 >= 1 ? 0 : (long) Math.ceil((1 - tokens) / 100 * WINDOW);
    }

    @Override
    void sent(Object request, long now) {
      tokens--;
    }
  }

  /** 100 a cycle, in cycles from its creation on, as Resilience4j's. */
  static final class CyclesFromCreation extends SimulatedLimiter {
    private long cycle;
    private int used;

    @Override
    long delay(long now) {
      if (now / WINDOW != cycle) {
        cycle = now / WINDOW;
        used = 0;
      }
      return used < 100 ? 0 : (cycle + 1) * WINDOW - now;
    }

    @Override
    void sent(Object request, long now) {
      used++;
    }
  }

  /** One request after the other with an even distance, as Guava's and Failsafe's smooth ones. */
  static final class Paced extends SimulatedLimiter {
    private final long distance;
    private long next;

    Paced(double distanceInSeconds) {
      distance = (long) (distanceInSeconds * SECOND);
    }

    @Override
    long delay(long now) {
      return next - now;
    }

    @Override
    void sent(Object request, long now) {
      next = Math.max(next, now) + distance;
    }
  }

  /** Listens to the headers and does not count requests in flight, as hub4j's GitHub client. */
  static final class HeadersOnly extends SimulatedLimiter {
    private @Nullable RateLimit told;
    private long resetAt;

    @Override
    long delay(long now) {
      return told == null || told.remaining() > 0 ? 0 : resetAt - now;
    }

    @Override
    void answered(Object request, RateLimitFeedback answer, long now) {
      RateLimit rateLimit = answer.rateLimit();
      Instant date = answer.date();
      if (rateLimit != null && date != null) {
        told = rateLimit;
        resetAt = now + (Duration.between(date, rateLimit.resetAt()).toSeconds() + 1) * SECOND;
      }
    }

    @Override
    long waitAfterRefusal(int refusals, RateLimitFeedback answer) {
      return answer.rateLimit() == null ? super.waitAfterRefusal(refusals, answer) : 0;
    }
  }
}

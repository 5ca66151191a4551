package dev.brazecdi.core.ratelimit.simulation;

import static dev.brazecdi.core.ratelimit.simulation.EventLoop.SECOND;
import static dev.brazecdi.core.ratelimit.simulation.SimulatedServer.WINDOW;

import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.spi.RateLimitFeedback;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client's way of keeping inside the limit, with simple models of well-known ones, written anew
 * from what their documentation says of them.
 */
public abstract class SimulatedLimiter {
  /** The delay of a limiter that lets nothing through until an answer comes. */
  static final long UNTIL_A_RESPONSE = Long.MAX_VALUE;

  /** How long until the next request may be sent; {@link Long#MAX_VALUE} until an answer comes. */
  public abstract long delay(long now);

  public void sent(Object request, long now) {}

  public void answered(Object request, RateLimitFeedback answer, long now) {}

  /** How long a refused caller waits before it asks again: 0.5 s, 1 s, 2 s, … at most a minute. */
  public long waitAfterRefusal(int refusals, RateLimitFeedback answer) {
    return Math.min(60 * SECOND, (SECOND / 2) << Math.min(7, refusals - 1));
  }

  /** Whether a refused caller goes to the head of the queue. */
  public boolean againFirst() {
    return false;
  }

  /** Sends, and backs off when it is refused. */
  public static final class BackoffOnly extends SimulatedLimiter {
    @Override
    public long delay(long now) {
      return 0;
    }
  }

  /** A bucket of 100 tokens that is refilled evenly, as Bucket4j's usual set-up. */
  public static final class GreedyBucket extends SimulatedLimiter {
    private double tokens = 100;
    private long filledAt;

    @Override
    public long delay(long now) {
      tokens = Math.min(100, tokens + (double) (now - filledAt) * 100 / WINDOW);
      filledAt = now;
      return tokens + 1e-9 >= 1 ? 0 : (long) Math.ceil((1 - tokens) / 100 * WINDOW);
    }

    @Override
    public void sent(Object request, long now) {
      tokens--;
    }
  }

  /** 100 a cycle, in cycles from its creation on, as Resilience4j's. */
  public static final class CyclesFromCreation extends SimulatedLimiter {
    private long cycle;
    private int used;

    @Override
    public long delay(long now) {
      if (now / WINDOW != cycle) {
        cycle = now / WINDOW;
        used = 0;
      }
      return used < 100 ? 0 : (cycle + 1) * WINDOW - now;
    }

    @Override
    public void sent(Object request, long now) {
      used++;
    }
  }

  /** One request after the other with an even distance, as Guava's and Failsafe's smooth ones. */
  public static final class Paced extends SimulatedLimiter {
    private final long distance;
    private long next;

    public Paced(double distanceInSeconds) {
      distance = (long) (distanceInSeconds * SECOND);
    }

    @Override
    public long delay(long now) {
      return next - now;
    }

    @Override
    public void sent(Object request, long now) {
      next = Math.max(next, now) + distance;
    }
  }

  /** Listens to the headers and does not count requests in flight, as hub4j's GitHub client. */
  public static final class HeadersOnly extends SimulatedLimiter {
    private @Nullable RateLimit told;
    private long resetAt;

    @Override
    public long delay(long now) {
      return told == null || told.remaining() > 0 ? 0 : resetAt - now;
    }

    @Override
    public void answered(Object request, RateLimitFeedback answer, long now) {
      RateLimit rateLimit = answer.rateLimit();
      Instant date = answer.date();
      if (rateLimit != null && date != null) {
        told = rateLimit;
        resetAt = now + (Duration.between(date, rateLimit.resetAt()).toSeconds() + 1) * SECOND;
      }
    }

    @Override
    public long waitAfterRefusal(int refusals, RateLimitFeedback answer) {
      return answer.rateLimit() == null ? super.waitAfterRefusal(refusals, answer) : 0;
    }
  }
}

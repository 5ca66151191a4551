package dev.brazecdi.core.ratelimit.simulation;

import static dev.brazecdi.core.ratelimit.simulation.EventLoop.SECOND;

import dev.brazecdi.core.RateLimit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A server's rate limit, in one of the ways servers are known to count: {@code limit} requests a
 * minute, counted when they arrive; a refused request is not counted. Its times are nanoseconds of
 * its own clock.
 */
public abstract class SimulatedServer {
  static final long WINDOW = 60 * SECOND;

  int limit = 100;

  /** Changes how many requests a minute are allowed. */
  public void limit(int limit) {
    this.limit = limit;
  }

  /** How many requests fit now. */
  abstract int remaining(long now);

  /** Counts a request that fits. */
  abstract void count(long now);

  /** When the server says that the budget is back. */
  abstract long reset(long now);

  /** When the next request fits, if none comes in between. */
  abstract long nextFree(long now);

  /** Counts a request if it fits, and returns whether it did. */
  public boolean take(long now) {
    if (remaining(now) <= 0) {
      return false;
    }
    count(now);
    return true;
  }

  /** What the headers of an answer say: whole seconds, rounded down. */
  public RateLimit headers(long now) {
    return new RateLimit(limit, Math.max(0, remaining(now)), seconds(reset(now)));
  }

  /** Returns a server's time in whole seconds, rounded down, as its headers have it. */
  public static Instant seconds(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND));
  }

  /** Windows that begin on the clock's minute, as Braze's do. */
  public static final class FixedMinute extends SimulatedServer {
    private long window = Long.MIN_VALUE;
    private int used;

    private void roll(long now) {
      long current = Math.floorDiv(now, WINDOW);
      if (current != window) {
        window = current;
        used = 0;
      }
    }

    @Override
    int remaining(long now) {
      roll(now);
      return limit - used;
    }

    @Override
    void count(long now) {
      roll(now);
      used++;
    }

    @Override
    long reset(long now) {
      roll(now);
      return (window + 1) * WINDOW;
    }

    @Override
    long nextFree(long now) {
      return remaining(now) > 0 ? now : reset(now);
    }
  }

  /** Windows that begin with the first request after the one before has ended. */
  public static final class FixedFromFirst extends SimulatedServer {
    private long start = Long.MIN_VALUE / 2;
    private int used;

    @Override
    int remaining(long now) {
      return now - start >= WINDOW ? limit : limit - used;
    }

    @Override
    void count(long now) {
      if (now - start >= WINDOW) {
        start = now;
        used = 0;
      }
      used++;
    }

    @Override
    long reset(long now) {
      return now - start >= WINDOW ? now + WINDOW : start + WINDOW;
    }

    @Override
    long nextFree(long now) {
      return remaining(now) > 0 ? now : start + WINDOW;
    }
  }

  /** No more than the limit in any minute; the reset is when the oldest of them leaves it. */
  public static final class SlidingLog extends SimulatedServer {
    private final Deque<Long> log = new ArrayDeque<>();

    private void forget(long now) {
      while (!log.isEmpty() && now - log.getFirst() >= WINDOW) {
        log.removeFirst();
      }
    }

    @Override
    int remaining(long now) {
      forget(now);
      return limit - log.size();
    }

    @Override
    void count(long now) {
      log.addLast(now);
    }

    @Override
    long reset(long now) {
      forget(now);
      return log.isEmpty() ? now : log.getFirst() + WINDOW;
    }

    @Override
    long nextFree(long now) {
      forget(now);
      int tooMany = log.size() - limit;
      return tooMany < 0 ? now : log.stream().skip(tooMany).findFirst().orElse(now) + WINDOW;
    }
  }

  /**
   * A bucket of as many tokens as the limit, refilled at its rate; the reset is when it is full.
   */
  public static final class TokenBucket extends SimulatedServer {
    private double tokens = limit;
    private long filledAt = Long.MIN_VALUE;

    private void fill(long now) {
      if (filledAt != Long.MIN_VALUE) {
        tokens = Math.min(limit, tokens + (double) (now - filledAt) * limit / WINDOW);
      }
      filledAt = now;
    }

    @Override
    int remaining(long now) {
      fill(now);
      return (int) (tokens + 1e-9);
    }

    @Override
    void count(long now) {
      fill(now);
      tokens--;
    }

    @Override
    long reset(long now) {
      fill(now);
      return now + (long) ((limit - tokens) / limit * WINDOW);
    }

    @Override
    long nextFree(long now) {
      fill(now);
      return tokens + 1e-9 >= 1 ? now : now + (long) Math.ceil((1 - tokens) / limit * WINDOW);
    }
  }
}

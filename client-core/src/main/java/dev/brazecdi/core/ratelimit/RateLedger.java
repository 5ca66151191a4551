package dev.brazecdi.core.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one operation's budget, and whether another request fits into it: facts and
 * arithmetic, without threads, waits or a clock of its own.
 *
 * <p>The server counts a request when it arrives, so requests in flight are taken off what the last
 * answer left: {@code free = remaining − in flight}. Answers overtake each other, so what counts is
 * the least {@code remaining} among the answers that the server may have counted last: an answer is
 * out of date once one has come to a request that was sent after it.
 *
 * <p>While nothing is known, one request goes alone and brings the headers. When the budget is used
 * up, the ledger waits for the reset; then one request goes alone again and its answer opens the
 * window. A server without headers gets no more than the quota within any window and a bit.
 *
 * <p>Times are nanoseconds on a monotonic clock, handed in. Not safe for use by several threads.
 */
final class RateLedger {
  /** Returned by {@link #delay}: only an answer to a request in flight can tell. */
  static final long UNTIL_AN_ANSWER = Long.MAX_VALUE;

  /** A reset is accurate to the second only. */
  private static final long RESET_GRAIN = Duration.ofSeconds(1).toNanos();

  /** No window of this API is longer; a reset further off is not believed. */
  private static final long LONGEST_WINDOW = Duration.ofHours(1).toNanos();

  private final long window;
  private int limit;

  private long sequence;
  private final List<Request> inFlight = new ArrayList<>();
  private final List<View> views = new ArrayList<>();
  private boolean anyAnswer;

  /** The requests that came back and that no header accounts for; the oldest first. */
  private final Deque<Unaccounted> unaccounted = new ArrayDeque<>();

  private long closedUntil;
  private boolean closed;
  private int refusals; // in a row, by a server that does not say for how long

  RateLedger(Quota quota) {
    this.limit = quota.requests();
    this.window = quota.window().toNanos();
  }

  /** How long until a request may be sent; not above zero for at once. */
  long delay(long now) {
    if (closed) {
      if (now < closedUntil) {
        return closedUntil - now;
      }
      return probeDelay(closedUntil);
    }
    if (!views.isEmpty()) {
      return delayByHeaders(now);
    }
    if (!anyAnswer) {
      return inFlight.isEmpty() ? 0 : UNTIL_AN_ANSWER;
    }
    return delayByOwnCount(now);
  }

  /** A request is sent. */
  Request send(long now) {
    Request request = new Request(++sequence, now);
    inFlight.add(request);
    return request;
  }

  /** The request was not sent after all. */
  void withdraw(Request request) {
    inFlight.remove(request);
  }

  /** The request was answered, or failed after it was sent. */
  void answered(Request request, Answer answer, long now) {
    if (!inFlight.remove(request)) {
      return;
    }
    long received = ++sequence;
    anyAnswer = true;
    RateLimit told = answer.rateLimit();
    if (told != null) {
      see(request, received, told, answer.date(), now);
    } else {
      unaccounted.addLast(new Unaccounted(received, now));
      // The reset has passed and the server has stopped telling: what it last told is over.
      views.removeIf(view -> view.reset <= request.sentAt);
    }
    if (answer.refused()) {
      refuse(answer, now);
    } else if (closed && request.sentAt >= closedUntil) {
      closed = false;
      refusals = 0;
    }
  }

  /** Requests a window, as last heard. */
  int limit() {
    return limit;
  }

  private void see(
      Request request, long received, RateLimit told, @Nullable Instant date, long now) {
    if (told.limit() > 0) {
      limit = told.limit();
    }
    views.removeIf(view -> view.received < request.sent);
    long reset = now + untilReset(told.resetAt(), date);
    views.add(new View(received, told.remaining(), reset));
    unaccounted.removeIf(earlier -> earlier.received < request.sent);
  }

  private void refuse(Answer answer, long now) {
    long wait = 0;
    if (answer.retryAfter() != null) {
      wait = Math.max(0, nanos(answer.retryAfter()));
    } else if (answer.rateLimit() != null) {
      wait = untilReset(answer.rateLimit().resetAt(), answer.date());
    }
    if (wait > 0) {
      refusals = 0;
    } else {
      // Nobody says for how long, or that it is over: an eighth of a window, twice that, … a whole
      // one.
      wait = window >> Math.max(0, 3 - refusals);
      refusals++;
    }
    closedUntil = closed ? Math.max(closedUntil, now + wait) : now + wait;
    closed = true;
  }

  private long delayByHeaders(long now) {
    int remaining = Integer.MAX_VALUE;
    long reset = Long.MIN_VALUE;
    for (View view : views) {
      remaining = Math.min(remaining, view.remaining);
      reset = Math.max(reset, view.reset);
    }
    if (remaining - unaccounted.size() - inFlight.size() > 0) {
      return 0;
    }
    return now < reset ? reset - now : probeDelay(reset);
  }

  /** One request alone, if none was sent since then. */
  private long probeDelay(long since) {
    for (Request request : inFlight) {
      if (request.sentAt >= since) {
        return UNTIL_AN_ANSWER;
      }
    }
    return 0;
  }

  private long delayByOwnCount(long now) {
    long memory = window + window / limit;
    while (!unaccounted.isEmpty() && unaccounted.getFirst().at + memory <= now) {
      unaccounted.removeFirst();
    }
    if (unaccounted.size() + inFlight.size() < limit) {
      return 0;
    }
    return unaccounted.isEmpty() ? UNTIL_AN_ANSWER : unaccounted.getFirst().at + memory - now;
  }

  /** By the server's own clock; without it, or with a reset nobody can mean, a window. */
  private long untilReset(Instant resetAt, @Nullable Instant date) {
    if (date == null) {
      return window;
    }
    long nanos = nanos(Duration.between(date, resetAt));
    if (nanos <= 0) {
      return 0;
    }
    return nanos > LONGEST_WINDOW ? window : nanos + RESET_GRAIN;
  }

  private static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE / 2;
    }
  }

  /** A request in flight. */
  static final class Request {
    private final long sent; // sequence number
    private final long sentAt;

    private Request(long sent, long sentAt) {
      this.sent = sent;
      this.sentAt = sentAt;
    }
  }

  /** An answer without headers: when it came, by sequence number and by the clock. */
  private record Unaccounted(long received, long at) {}

  /** What one answer told. */
  private record View(long received, int remaining, long reset) {}
}

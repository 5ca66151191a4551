package dev.brazecdi.core.ratelimit;

import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.spi.RateLimitFeedback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one operation's rate limit: whether another request is allowed, and if not, when.
 * Facts and arithmetic only; it has no threads, waits for nothing and reads no clock.
 */
/*
 * Implementation note.
 *
 * The server counts a request when it arrives. Requests in flight are therefore subtracted from
 * what the last response left:
 *
 *     free = remaining - in flight
 *
 * Responses overtake each other. A response is out of date once a request that was sent after it
 * has been answered; of the other responses, the least "remaining" counts.
 *
 * If more of the limit is gone than this client has sent, other clients share it. Of what remains,
 * this client then takes only its own share.
 *
 * Three phases:
 * - Nothing is known. One request goes alone, and its response brings the headers.
 * - Requests remain. They are sent at once.
 * - None remain. Callers wait for the reset. One request goes ahead (or as many as every known way
 *   of counting allows), and its response opens the next window.
 *
 * Two kinds of servers differ. If the reset moves on before it is reached, the server refills its
 * limit continuously, and the wait is only as long as one request takes to refill. If the server
 * sends no headers, no more than the quota is sent within any window and a margin.
 *
 * Times are nanoseconds on a monotonic clock, passed in by the caller. Not thread-safe.
 */
final class RateLimitState {
  /** Returned by {@link #delay}: wait for the response to a request in flight. */
  static final long UNTIL_A_RESPONSE = Long.MAX_VALUE;

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** A reset further away than this is ignored; no window of this API is longer. */
  private static final long LONGEST_WINDOW_SECONDS = 3_600;

  /** Minimum share of the remaining requests that this client uses. */
  private static final double LEAST_SHARE = 0.25;

  /** Others may have sent more requests since the last response. */
  private static final double OTHERS_MARGIN = 1.25;

  private final long window;
  private final long grain; // the largest error of the times in a response
  private final double maxShare;
  private int limit;

  private long sequence;
  private final List<Request> inFlight = new ArrayList<>();
  private final List<View> views = new ArrayList<>();
  private final ServerClock serverClock = new ServerClock();
  private boolean anyResponse;

  /** The requests of the last window; the oldest first. */
  private final Deque<Request> recent = new ArrayDeque<>();

  /** Responses without rate-limit headers; the oldest first. */
  private final Deque<Unaccounted> unaccounted = new ArrayDeque<>();

  private double others; // share of other clients in this window
  private double othersBefore; // and in the previous window
  private @Nullable View newest;

  private @Nullable View opening; // the response to the first request of a window

  private Refill refill = Refill.NOT_SEEN;
  private @Nullable Instant resetNotReached;

  private long closedUntil;
  private boolean closed;
  private int refusals; // consecutive, without a time to wait
  private long caution; // added to the window if there are no headers

  RateLimitState(Quota quota, double maxShare) {
    this.limit = quota.requests();
    this.window = quota.window().toNanos();
    this.grain = Math.min(2 * SECOND, window / 16);
    this.maxShare = maxShare;
  }

  /** Returns how long to wait before the next request; zero or less if it may be sent now. */
  long delay(long now) {
    long delay = delayByServer(now);
    return maxShare < 1
        ? Math.max(delay, delayByLimit(Math.max(1, (int) (maxShare * limit)), now))
        : delay;
  }

  /** Records that a request is sent. */
  Request send(long now) {
    Request request = new Request(++sequence, now);
    inFlight.add(request);
    recent.addLast(request);
    return request;
  }

  /** Removes a request that was not sent after all. */
  void withdraw(Request request) {
    if (inFlight.remove(request)) {
      recent.remove(request);
    }
  }

  /** Records the response to a request, or its failure after it was sent. */
  void complete(Request request, RateLimitFeedback feedback, long now) {
    if (!inFlight.remove(request)) {
      return;
    }
    long received = ++sequence;
    request.completedAt = now;
    anyResponse = true;
    forget(now);
    Instant date = feedback.date();
    if (date != null) {
      serverClock.read(date, request.sentAt, now);
    }
    RateLimit rateLimit = feedback.rateLimit();
    if (rateLimit != null) {
      see(request, new View(received, now, rateLimit, date));
    } else {
      unaccounted.addLast(new Unaccounted(received, now));
      // The window of the last headers has ended, and the server sends none any more.
      views.removeIf(view -> localReset(view) <= request.sentAt);
    }
    if (feedback.refused()) {
      refuse(feedback, now);
    } else if (closed && request.sentAt >= closedUntil) {
      closed = false;
      refusals = 0;
    }
  }

  /** Returns the requests per window, as last reported. */
  int limit() {
    return limit;
  }

  private void forget(long now) {
    while (!recent.isEmpty() && recent.getFirst().sentAt < now - window - 2 * SECOND) {
      recent.removeFirst();
    }
  }

  private void see(Request request, View view) {
    if (view.rateLimit.limit() > 0) {
      limit = view.rateLimit.limit();
    }
    watchReset(view);
    watchOpening(view);
    watchOthers(view);
    views.removeIf(earlier -> earlier.received < request.sent);
    views.add(view);
    unaccounted.removeIf(earlier -> earlier.received < request.sent);
  }

  /** Detects a continuous refill: the reset moves on before it is reached. */
  private void watchReset(View view) {
    Instant date = view.date;
    if (refill != Refill.NOT_SEEN || date == null) {
      return;
    }
    Instant reset = view.rateLimit.resetAt();
    if (resetNotReached == null || !date.isBefore(resetNotReached)) {
      resetNotReached = reset;
    } else if (reset.isAfter(resetNotReached.plusSeconds(1))) {
      double missing = (double) (limit - view.rateLimit.remaining()) / limit;
      double untilFull = Duration.between(date, reset).toSeconds() * (double) SECOND;
      if (Math.abs(untilFull - missing * window) <= grain) {
        refill = Refill.SEEN;
      }
    }
  }

  /** Detects a window that this client's request opened: it ends one window later at the latest. */
  private void watchOpening(View view) {
    Instant date = view.date;
    if (date == null || view.rateLimit.remaining() != limit - 1) {
      return;
    }
    Instant reset = view.rateLimit.resetAt();
    long length = Duration.between(date, reset).toSeconds() * SECOND;
    if (Math.abs(length - window) <= grain) {
      opening = view;
    }
  }

  /** Estimates the share of other clients: used requests that this client did not send. */
  private void watchOthers(View view) {
    if (newest != null && localReset(newest) <= localReset(view) - window / 2) {
      othersBefore = Math.max(others, othersBefore / 2);
      others = 0;
    }
    newest = view;
    long start = localReset(view) - window - 2 * SECOND;
    int used = limit - view.rateLimit.remaining();
    int own = 0; // counting stops at the used requests
    for (Iterator<Request> sent = recent.descendingIterator();
        own < used && sent.hasNext();
        own++) {
      if (sent.next().sentAt < start) {
        break;
      }
    }
    others = used <= 0 ? 0 : Math.max(0, (double) (used - own) / used);
  }

  private void refuse(RateLimitFeedback feedback, long now) {
    refill = refill == Refill.SEEN ? Refill.REFUTED : refill;
    long wait = 0;
    if (feedback.retryAfter() != null) {
      wait = Math.max(0, nanos(feedback.retryAfter()));
    } else if (feedback.rateLimit() != null) {
      View view = new View(0, now, feedback.rateLimit(), feedback.date());
      wait = Math.max(Math.max(0, localReset(view) - now), delayByLimit(limit, now));
    }
    if (wait > 0) {
      refusals = 0;
    } else {
      if (!closed) {
        // The server counts differently: keep a larger distance from the limit.
        caution = Math.min(window, caution + window / 4);
      }
      // Without a time to wait, the third attempt comes after more than a window, so that no limit
      // per window can still refuse it.
      wait = refusals == 0 ? window / 4 : window;
      refusals++;
    }
    closedUntil = closed ? Math.max(closedUntil, now + wait) : now + wait;
    closed = true;
  }

  private long delayByServer(long now) {
    if (closed) {
      return now < closedUntil ? closedUntil - now : probeDelay(closedUntil, 1);
    }
    if (!views.isEmpty()) {
      return refill == Refill.SEEN ? delayByRefill(now) : delayByReset(now);
    }
    if (!anyResponse) {
      return inFlight.isEmpty() ? 0 : UNTIL_A_RESPONSE;
    }
    return delayByOwnCount(now);
  }

  private long delayByReset(long now) {
    int remaining = Integer.MAX_VALUE;
    long reset = Long.MIN_VALUE;
    for (View view : views) {
      remaining = Math.min(remaining, view.rateLimit.remaining());
      reset = Math.max(reset, localReset(view));
    }
    int ours = (int) (remaining * share()) - unaccounted.size() - inFlight.size();
    if (ours > 0) {
      return 0;
    }
    if (now < reset) {
      return reset - now;
    }
    // However the server counts, it no longer counts what it answered a window ago.
    return probeDelay(reset, Math.max(1, (int) ((limit - countOfLastWindow(now)) * share())));
  }

  /** Returns the share of the remaining requests that this client may use. */
  private double share() {
    return Math.max(LEAST_SHARE, 1 - OTHERS_MARGIN * Math.max(others, othersBefore));
  }

  /** Returns how many requests the server may count now, including all that are in flight. */
  private int countOfLastWindow(long now) {
    int count = inFlight.size();
    for (Request request : recent) {
      if (request.isComplete() && request.completedAt > now - window) {
        count++;
      }
    }
    return count;
  }

  private long delayByRefill(long now) {
    double free = limit;
    for (View view : views) {
      double since = (double) (now - view.receivedAt) / window * limit;
      free = Math.min(free, view.rateLimit.remaining() + since);
    }
    double missing = 1 - (free - unaccounted.size() - inFlight.size());
    return missing <= 0 ? 0 : (long) Math.ceil(missing / limit * window);
  }

  /** Allows this many requests since a time; further ones wait for a response. */
  private long probeDelay(long since, int probes) {
    int sent = 0;
    for (Request request : inFlight) {
      if (request.sentAt >= since) {
        sent++;
      }
    }
    return sent < probes ? 0 : UNTIL_A_RESPONSE;
  }

  private long delayByOwnCount(long now) {
    long memory = window + window / limit + caution;
    while (!unaccounted.isEmpty() && unaccounted.getFirst().at + memory <= now) {
      unaccounted.removeFirst();
    }
    if (unaccounted.size() + inFlight.size() < limit) {
      return 0;
    }
    return unaccounted.isEmpty() ? UNTIL_A_RESPONSE : unaccounted.getFirst().at + memory - now;
  }

  /** Returns how long until fewer than this many requests were sent within a window. */
  private long delayByLimit(int most, long now) {
    int count = 0;
    for (Iterator<Request> sent = recent.descendingIterator(); sent.hasNext(); ) {
      Request request = sent.next();
      if (++count == most) {
        return request.sentAt + window - now;
      }
    }
    return 0;
  }

  /** Returns the reset as local time; one window after the response if it is not plausible. */
  private long localReset(View view) {
    Instant date = view.date;
    Instant reset = view.rateLimit.resetAt();
    if (date == null) {
      return view.receivedAt + window;
    }
    // Both are whole seconds.
    long secondsToReset = reset.getEpochSecond() - date.getEpochSecond();
    if (secondsToReset > LONGEST_WINDOW_SECONDS) {
      return view.receivedAt + window;
    }
    boolean isLongOver = secondsToReset < -LONGEST_WINDOW_SECONDS;
    if (isLongOver) {
      return view.receivedAt;
    }
    long end = serverClock.endOf(reset);
    if (opening == null || !opening.rateLimit.resetAt().equals(reset)) {
      return end;
    }
    long endOfOpened = opening.receivedAt + window;
    return view.receivedAt < endOfOpened ? Math.min(end, endOfOpened) : end;
  }

  private static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE / 2;
    }
  }

  /** Whether the server refills its limit continuously instead of once per window. */
  private enum Refill {
    NOT_SEEN,
    SEEN,
    /** It seemed to, but then refused a request. */
    REFUTED
  }

  /** A request in flight. */
  static final class Request {
    private final long sent; // sequence number
    private final long sentAt;
    private long completedAt = Long.MAX_VALUE;

    private Request(long sent, long sentAt) {
      this.sent = sent;
      this.sentAt = sentAt;
    }

    private boolean isComplete() {
      return completedAt != Long.MAX_VALUE;
    }
  }

  /** A response without headers: its arrival, by sequence number and by the clock. */
  private record Unaccounted(long received, long at) {}

  /** The headers of one response, and its arrival by sequence number and by the clock. */
  private record View(
      long received, long receivedAt, RateLimit rateLimit, @Nullable Instant date) {}
}

package dev.brazecdi.core.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one operation's budget, and whether another request fits into it: facts and
 * arithmetic, without threads, waits or a clock of its own.
 *
 * <p>The server counts a request when it arrives, so requests in flight are taken off what the last
 * answer left: {@code free = remaining − in flight}. Answers overtake each other, so what counts is
 * the least {@code remaining} among the answers that the server may have counted last: an answer is
 * out of date once one has come to a request that was sent after it. Where more of the limit is
 * gone than this client has sent, others draw on it as well, and of what remains only our part is
 * taken.
 *
 * <p>While nothing is known, one request goes alone and brings the headers. When the budget is used
 * up, the ledger waits for the reset; then one request, or as many as no way of counting could
 * mind, goes ahead and its answer opens the window. A server whose reset moves on before it is
 * reached refills its budget little by little, and is not waited for longer than that takes. A
 * server without headers gets no more than the quota within any window and a bit.
 *
 * <p>Times are nanoseconds on a monotonic clock, handed in. Not safe for use by several threads.
 */
final class RateLedger {
  /** Returned by {@link #delay}: only an answer to a request in flight can tell. */
  static final long UNTIL_AN_ANSWER = Long.MAX_VALUE;

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** No window of this API is longer; a reset further off is not believed. */
  private static final long LONGEST_WINDOW_SECONDS = 3_600;

  /** However much others take, so much of what remains is ours to try. */
  private static final double LEAST_SHARE = 0.25;

  /** What is counted of others is what they had taken when the last answer was given. */
  private static final double OTHERS_MARGIN = 1.25;

  private final long window;
  private final long grain; // by how much times that servers tell are off, at most
  private final double maxShare;
  private int limit;

  private long sequence;
  private final List<Request> inFlight = new ArrayList<>();
  private final List<View> views = new ArrayList<>();
  private final ServerClock serverClock = new ServerClock();
  private boolean anyAnswer;

  /** The requests of the last window; the oldest first. */
  private final Deque<Request> recent = new ArrayDeque<>();

  /** The requests that came back and that no header accounts for; the oldest first. */
  private final Deque<Unaccounted> unaccounted = new ArrayDeque<>();

  private double others; // their part of what was taken in this window
  private double othersBefore; // and in the one before
  private @Nullable View newest;

  private @Nullable View opening; // the answer to the first request of a window

  private Refill refill = Refill.NOT_SEEN;
  private @Nullable Instant resetNotReached;

  private long closedUntil;
  private boolean closed;
  private int refusals; // in a row, by a server that does not say for how long
  private long caution; // what is added to the window of a server that does not tell

  RateLedger(Quota quota, double maxShare) {
    this.limit = quota.requests();
    this.window = quota.window().toNanos();
    this.grain = Math.min(2 * SECOND, window / 16);
    this.maxShare = maxShare;
  }

  /** How long until a request may be sent; not above zero for at once. */
  long delay(long now) {
    long delay = delayByServer(now);
    return maxShare < 1
        ? Math.max(delay, delayByLimit(Math.max(1, (int) (maxShare * limit)), now))
        : delay;
  }

  /** A request is sent. */
  Request send(long now) {
    Request request = new Request(++sequence, now);
    inFlight.add(request);
    recent.addLast(request);
    return request;
  }

  /** The request was not sent after all. */
  void withdraw(Request request) {
    if (inFlight.remove(request)) {
      recent.remove(request);
    }
  }

  /** The request was answered, or failed after it was sent. */
  void answered(Request request, Answer answer, long now) {
    if (!inFlight.remove(request)) {
      return;
    }
    long received = ++sequence;
    request.answeredAt = now;
    anyAnswer = true;
    forget(now);
    Instant date = answer.date();
    if (date != null) {
      serverClock.read(date, request.sentAt, now);
    }
    RateLimit told = answer.rateLimit();
    if (told != null) {
      see(request, new View(received, now, told, date));
    } else {
      unaccounted.addLast(new Unaccounted(received, now));
      // The reset has passed and the server has stopped telling: what it last told is over.
      views.removeIf(view -> localReset(view) <= request.sentAt);
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

  private void forget(long now) {
    while (!recent.isEmpty() && recent.getFirst().sentAt < now - window - 2 * SECOND) {
      recent.removeFirst();
    }
  }

  private void see(Request request, View view) {
    if (view.told.limit() > 0) {
      limit = view.told.limit();
    }
    watchReset(view);
    watchOpening(view);
    watchOthers(view);
    views.removeIf(earlier -> earlier.received < request.sent);
    views.add(view);
    unaccounted.removeIf(earlier -> earlier.received < request.sent);
  }

  /** A reset that moves on before it is reached is when a bucket will be full that is refilled. */
  private void watchReset(View view) {
    Instant date = view.date;
    if (refill != Refill.NOT_SEEN || date == null) {
      return;
    }
    Instant reset = view.told.resetAt();
    if (resetNotReached == null || !date.isBefore(resetNotReached)) {
      resetNotReached = reset;
    } else if (reset.isAfter(resetNotReached.plusSeconds(1))) {
      double missing = (double) (limit - view.told.remaining()) / limit;
      double untilFull = Duration.between(date, reset).toSeconds() * (double) SECOND;
      if (Math.abs(untilFull - missing * window) <= grain) {
        refill = Refill.SEEN;
      }
    }
  }

  /** A window that this client's own request has opened ends a window after that at the latest. */
  private void watchOpening(View view) {
    Instant date = view.date;
    if (date == null || view.told.remaining() != limit - 1) {
      return;
    }
    Instant reset = view.told.resetAt();
    long length = Duration.between(date, reset).toSeconds() * SECOND;
    if (Math.abs(length - window) <= grain) {
      opening = view;
    }
  }

  /** What is gone of the limit and was not taken by us was taken by others. */
  private void watchOthers(View view) {
    if (newest != null && localReset(newest) <= localReset(view) - window / 2) {
      othersBefore = Math.max(others, othersBefore / 2);
      others = 0;
    }
    newest = view;
    long start = localReset(view) - window - 2 * SECOND;
    int used = limit - view.told.remaining();
    int own = 0; // more than were used need not be counted
    for (Iterator<Request> sent = recent.descendingIterator();
        own < used && sent.hasNext();
        own++) {
      if (sent.next().sentAt < start) {
        break;
      }
    }
    others = used <= 0 ? 0 : Math.max(0, (double) (used - own) / used);
  }

  private void refuse(Answer answer, long now) {
    refill = refill == Refill.SEEN ? Refill.REFUTED : refill;
    long wait = 0;
    if (answer.retryAfter() != null) {
      wait = Math.max(0, nanos(answer.retryAfter()));
    } else if (answer.rateLimit() != null) {
      View view = new View(0, now, answer.rateLimit(), answer.date());
      wait = Math.max(Math.max(0, localReset(view) - now), delayByLimit(limit, now));
    }
    if (wait > 0) {
      refusals = 0;
    } else {
      if (!closed) {
        // It counts otherwise than we do: keep further away from what it minds.
        caution = Math.min(window, caution + window / 4);
      }
      // Nobody says for how long, or that it is over: an eighth of a window, twice that, … a whole
      // one.
      wait = window >> Math.max(0, 3 - refusals);
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
    if (!anyAnswer) {
      return inFlight.isEmpty() ? 0 : UNTIL_AN_ANSWER;
    }
    return delayByOwnCount(now);
  }

  private long delayByReset(long now) {
    int remaining = Integer.MAX_VALUE;
    long reset = Long.MIN_VALUE;
    for (View view : views) {
      remaining = Math.min(remaining, view.told.remaining());
      reset = Math.max(reset, localReset(view));
    }
    int ours = (int) (remaining * share()) - unaccounted.size() - inFlight.size();
    if (ours > 0) {
      return 0;
    }
    if (now < reset) {
      return reset - now;
    }
    // However the server counts, what was answered a window ago is forgotten.
    return probeDelay(reset, Math.max(1, (int) ((limit - countOfLastWindow(now)) * share())));
  }

  /** What part of what remains is ours: others may have taken more than the last answer knew of. */
  private double share() {
    return Math.max(LEAST_SHARE, 1 - OTHERS_MARGIN * Math.max(others, othersBefore));
  }

  /** What the server may count in a window that ends now: a request in flight however old it is. */
  private int countOfLastWindow(long now) {
    int count = inFlight.size();
    for (Request request : recent) {
      if (request.isAnswered() && request.answeredAt > now - window) {
        count++;
      }
    }
    return count;
  }

  private long delayByRefill(long now) {
    double free = limit;
    for (View view : views) {
      double since = (double) (now - view.receivedAt) / window * limit;
      free = Math.min(free, view.told.remaining() + since);
    }
    double missing = 1 - (free - unaccounted.size() - inFlight.size());
    return missing <= 0 ? 0 : (long) Math.ceil(missing / limit * window);
  }

  /** So many requests that bring news, if as many were not sent since then. */
  private long probeDelay(long since, int probes) {
    int sent = 0;
    for (Request request : inFlight) {
      if (request.sentAt >= since) {
        sent++;
      }
    }
    return sent < probes ? 0 : UNTIL_AN_ANSWER;
  }

  private long delayByOwnCount(long now) {
    long memory = window + window / limit + caution;
    while (!unaccounted.isEmpty() && unaccounted.getFirst().at + memory <= now) {
      unaccounted.removeFirst();
    }
    if (unaccounted.size() + inFlight.size() < limit) {
      return 0;
    }
    return unaccounted.isEmpty() ? UNTIL_AN_ANSWER : unaccounted.getFirst().at + memory - now;
  }

  /** Until fewer than so many requests were sent within a window. */
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

  /** By the server's own clock; without it, or with a reset nobody can mean, a window. */
  private long localReset(View view) {
    Instant date = view.date;
    Instant reset = view.told.resetAt();
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
    if (opening == null || !opening.told.resetAt().equals(reset)) {
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

  /** Whether the server's budget comes back little by little and not at once. */
  private enum Refill {
    NOT_SEEN,
    SEEN,
    /** It looked like it, and then refused a request. */
    REFUTED
  }

  /** A request in flight. */
  static final class Request {
    private final long sent; // sequence number
    private final long sentAt;
    private long answeredAt = Long.MAX_VALUE;

    private Request(long sent, long sentAt) {
      this.sent = sent;
      this.sentAt = sentAt;
    }

    private boolean isAnswered() {
      return answeredAt != Long.MAX_VALUE;
    }
  }

  /** An answer without headers: when it came, by sequence number and by the clock. */
  private record Unaccounted(long received, long at) {}

  /** What one answer told: when it came, by sequence number and by the clock. */
  private record View(long received, long receivedAt, RateLimit told, @Nullable Instant date) {}
}

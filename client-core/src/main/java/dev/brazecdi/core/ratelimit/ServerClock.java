package dev.brazecdi.core.ratelimit;

import java.time.Instant;

/**
 * An estimate of the server's clock.
 *
 * <p>Each {@code Date} header shows a whole second between sending the request and receiving the
 * response; many of them narrow the offset down. Local times are nanoseconds on a monotonic clock.
 * Not thread-safe.
 */
final class ServerClock {
  private static final long SECOND = 1_000_000_000;

  /** Two clocks drift by at most one part in this many. */
  private static final long DRIFT = 10_000;

  private static final long FARTHEST_SECONDS = 100 * 365 * 86_400L; // which nanoseconds can hold

  private boolean known;
  private long origin; // second of the epoch
  private long least; // bounds of the offset to the local clock, in nanoseconds
  private long most;
  private long readAt;

  /** Adds the date of a response. */
  void read(Instant date, long sentAt, long receivedAt) {
    if (!known || isFar(date)) {
      origin = date.getEpochSecond();
      known = false;
    }
    long shown = (date.getEpochSecond() - origin) * SECOND;
    long atLeast = shown - receivedAt;
    long atMost = shown + SECOND - sentAt;
    long drift = known ? Math.max(0, receivedAt - readAt) / DRIFT : 0;
    if (known && atLeast <= most + drift && atMost >= least - drift) {
      least = Math.max(least - drift, atLeast);
      most = Math.min(most + drift, atMost);
    } else { // the first, or the clock was set
      least = atLeast;
      most = atMost;
    }
    readAt = receivedAt;
    known = true;
  }

  /**
   * The local time by which the server's clock has certainly reached the end of that second: a
   * server rounds times down. Only after {@link #read}, for a time within some years of it.
   */
  long endOf(Instant second) {
    return (second.getEpochSecond() + 1 - origin) * SECOND - least;
  }

  private boolean isFar(Instant date) {
    return Math.abs(date.getEpochSecond() - origin) > FARTHEST_SECONDS;
  }
}

package dev.brazecdi.client;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.paging.PageSource;
import dev.brazecdi.core.paging.PagedIterable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Polls the sync runs of an integration until a run has ended. The last poll is sent when three
 * quarters of the remaining time have passed, so that its response arrives before the deadline.
 */
record SyncAwait(
    PageSource<JobSyncStatus> source,
    String integrationId,
    Instant startedAfter,
    Duration pollInterval) {
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  JobSyncStatus until(CallContext context) {
    JobSyncStatus seen = null;
    BrazeCdiException failure = null;
    boolean last = false;
    while (true) {
      try {
        JobSyncStatus run = find(context);
        if (run != null && SyncRuns.hasEnded(run)) {
          return run;
        }
        seen = run;
        failure = null;
      } catch (ServerException | TransportException | RateLimitedException e) {
        failure = e; // it may be temporary
      } catch (DeadlineExceededException e) {
        throw late(seen, e);
      }
      long remaining = context.remainingNanos();
      long wait = Math.max(pollInterval.toNanos(), untilAvailable(failure, context.time()));
      if (last || remaining <= 0) {
        throw late(seen, failure);
      }
      if (remaining / 2 <= wait) {
        last = true;
        wait = remaining / 4 * 3;
      }
      context.await(new CountDownLatch(1), wait);
      context.check("waiting for the sync of " + integrationId);
    }
  }

  /** Returns the nanoseconds until requests are allowed again, at most a day; 0 if unknown. */
  private static long untilAvailable(@Nullable BrazeCdiException failure, TimeSource time) {
    if (!(failure instanceof RateLimitedException limited) || limited.availableAt() == null) {
      return 0;
    }
    Duration wait = Duration.between(time.instant(), limited.availableAt());
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT.toNanos() : wait.toNanos();
  }

  /** Returns the first run that started after the time, or null if it is not in the list yet. */
  private @Nullable JobSyncStatus find(CallContext context) {
    JobSyncStatus found = null;
    Instant first = Instant.MAX;
    PagedIterable<JobSyncStatus> syncs =
        PagedIterable.<JobSyncStatus>over(
                (@Nullable Cursor cursor, CallContext own) -> source.fetch(cursor, context))
            .since(startedAfter.plusNanos(1), JobSyncStatus::syncStartTime);
    for (JobSyncStatus sync : syncs) {
      Instant start = sync.syncStartTime();
      if (start != null && start.isBefore(first)) {
        found = sync;
        first = start;
      }
    }
    return found;
  }

  private DeadlineExceededException late(
      @Nullable JobSyncStatus seen, @Nullable BrazeCdiException cause) {
    String last = seen == null ? "it was not seen" : "it was last seen " + seen.jobStatus();
    return new DeadlineExceededException(
        "the sync of %s that started after %s has not ended in time; %s"
            .formatted(integrationId, startedAfter, last),
        cause);
  }
}

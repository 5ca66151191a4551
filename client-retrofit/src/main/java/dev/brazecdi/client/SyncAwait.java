package dev.brazecdi.client;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.paging.PageSource;
import dev.brazecdi.core.paging.PagedIterable;
import dev.brazecdi.core.spi.CallContext;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a run, and looks again until it has ended. The last look comes when three quarters of
 * what is left of the time have passed, so that it can be answered in time.
 */
final class SyncAwait {
  private final PageSource<JobSyncStatus> source;
  private final String integrationId;
  private final Instant startedAfter;
  private final Duration pollInterval;

  SyncAwait(
      PageSource<JobSyncStatus> source,
      String integrationId,
      Instant startedAfter,
      Duration pollInterval) {
    this.source = source;
    this.integrationId = integrationId;
    this.startedAfter = startedAfter;
    this.pollInterval = pollInterval;
  }

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
        failure = e; // it may pass
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

  /** How long the rate budget is away, in nanoseconds; zero if it is not, or nobody knows. */
  private static long untilAvailable(@Nullable BrazeCdiException failure, TimeSource time) {
    if (!(failure instanceof RateLimitedException limited) || limited.availableAt() == null) {
      return 0;
    }
    Duration wait = Duration.between(time.instant(), limited.availableAt());
    return wait.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : wait.toNanos();
  }

  /** The first run that started after the time; null if it is not in the list yet. */
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
    return new DeadlineExceededException(
        "the sync of "
            + integrationId
            + " that started after "
            + startedAfter
            + " has not ended in time; "
            + (seen == null ? "it was not seen" : "it was last seen " + seen.jobStatus()),
        cause);
  }
}

package dev.brazecdi.retrofit;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Looks for a run, and looks again until it has ended. */
final class SyncAwait {
  private final PagedIterable<JobSyncStatus> syncs;
  private final String integrationId;
  private final Instant startedAfter;
  private final Duration pollInterval;

  SyncAwait(
      PagedIterable<JobSyncStatus> syncs,
      String integrationId,
      Instant startedAfter,
      Duration pollInterval) {
    this.syncs = syncs;
    this.integrationId = integrationId;
    this.startedAfter = startedAfter;
    this.pollInterval = pollInterval;
  }

  JobSyncStatus until(CallContext context) {
    JobSyncStatus seen = null;
    while (true) {
      JobSyncStatus run = find(context, seen);
      if (run != null && hasEnded(run)) {
        return run;
      }
      seen = run;
      if (context.remainingNanos() <= pollInterval.toNanos()) {
        throw late(seen);
      }
      context.await(new CountDownLatch(1), pollInterval.toNanos());
      context.check("waiting for the sync of " + integrationId);
    }
  }

  /**
   * The first run that started after the time. The order of the list is not documented, so looking
   * stops early only after a whole page from before that time and all in descending order.
   */
  private @Nullable JobSyncStatus find(CallContext context, @Nullable JobSyncStatus seen) {
    long remaining = context.remainingNanos();
    if (remaining <= 0) {
      throw late(seen);
    }
    JobSyncStatus found = null;
    Instant previous = Instant.MAX;
    boolean descending = true;
    for (Page<JobSyncStatus> page : syncs.timeout(Duration.ofNanos(remaining)).pages()) {
      boolean allBefore = !page.items().isEmpty();
      for (JobSyncStatus sync : page.items()) {
        Instant start = sync.syncStartTime();
        if (start == null) {
          continue;
        }
        descending &= !start.isAfter(previous);
        previous = start;
        if (start.isAfter(startedAfter)) {
          allBefore = false;
          found = found == null || start.isBefore(startOf(found)) ? sync : found;
        }
      }
      if (allBefore && descending) {
        break;
      }
    }
    return found;
  }

  private static Instant startOf(JobSyncStatus sync) {
    Instant start = sync.syncStartTime();
    return start == null ? Instant.MAX : start;
  }

  private static boolean hasEnded(JobSyncStatus sync) {
    return sync.jobStatus().isTerminal() || sync.syncFinishTime() != null;
  }

  private DeadlineExceededException late(@Nullable JobSyncStatus seen) {
    return new DeadlineExceededException(
        "the sync of "
            + integrationId
            + " that started after "
            + startedAfter
            + " has not ended in time; "
            + (seen == null ? "it was not seen" : "it was last seen " + seen.jobStatus()),
        null);
  }
}

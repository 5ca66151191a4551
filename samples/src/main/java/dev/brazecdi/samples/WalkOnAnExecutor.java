package dev.brazecdi.samples;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.core.CancellationToken;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Walks in the background on threads of one's own: asynchronous calls need no second API. */
final class WalkOnAnExecutor {
  private WalkOnAnExecutor() {}

  /** How many syncs failed since a time; the cancellation ends the walk. */
  static CompletableFuture<Long> failuresSince(
      BrazeCdiClient braze,
      String integrationId,
      Instant since,
      CancellationToken cancellation,
      Executor executor) {
    return CompletableFuture.supplyAsync(
        () ->
            braze.jobSyncStatuses(integrationId, since).cancelledBy(cancellation).stream()
                .map(JobSyncStatus::jobStatus)
                .filter(status -> !status.equals(JobStatus.SUCCESS))
                .count(),
        executor);
  }
}

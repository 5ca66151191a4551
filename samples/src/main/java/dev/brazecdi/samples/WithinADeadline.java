package dev.brazecdi.samples;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.CallOptions;
import dev.brazecdi.client.IfRunning;
import dev.brazecdi.client.TriggeredSync;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.paging.PagedIterable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Calls that end in time, or when somebody says so. */
final class WithinADeadline {
  private WithinADeadline() {}

  static List<JobSyncStatus> lastDay(
      BrazeCdiClient braze, String integrationId, Instant now, CancellationToken cancellation) {
    PagedIterable<JobSyncStatus> lastDay =
        braze
            .jobSyncStatuses(integrationId, now.minus(Duration.ofDays(1)))
            .timeout(Duration.ofSeconds(30))
            .cancelledBy(cancellation);
    return lastDay.stream().toList();
  }

  static JobSyncStatus fresh(
      BrazeCdiClient braze, String integrationId, CancellationToken cancellation) {
    CallOptions options =
        CallOptions.defaults().timeout(Duration.ofMinutes(45)).cancelledBy(cancellation);
    TriggeredSync triggered = braze.triggerSync(integrationId, IfRunning.WAIT, options);
    return braze.awaitSync(integrationId, triggered.startedAfter(), options).requireSuccess();
  }
}

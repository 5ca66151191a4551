package dev.brazecdi.samples;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.BrazeCdiClient;

/** Code of one's own, with a client handed in: see its tests, with the sandbox and with Mockito. */
final class MorningReport {
  private final BrazeCdiClient braze;

  MorningReport(BrazeCdiClient braze) {
    this.braze = braze;
  }

  /** How many of the last so many syncs did not succeed. */
  long failures(String integrationId, int last) {
    return braze.jobSyncStatuses(integrationId).stream()
        .limit(last)
        .map(JobSyncStatus::jobStatus)
        .filter(status -> status.isTerminal() && !status.equals(JobStatus.SUCCESS))
        .count();
  }
}

package dev.brazecdi.client;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;

/**
 * A run that has ended, well or not.
 *
 * @param integrationId the integration
 * @param status what the list says of the run
 */
public record SyncResult(String integrationId, JobSyncStatus status) {
  public SyncResult {
    requireNonNull(integrationId, "integrationId");
    requireNonNull(status, "status");
  }

  /**
   * Returns the run if all its rows were synced.
   *
   * @throws SyncRunFailedException if its status is not success, or rows failed although it is
   */
  public JobSyncStatus requireSuccess() {
    return require(SyncRuns.outcome(status) == JobStatus.Known.SUCCESS);
  }

  /**
   * The run, if at least some of its rows were synced.
   *
   * @throws SyncRunFailedException if its status is another than success or partial
   */
  public JobSyncStatus requireSuccessOrPartial() {
    JobStatus ended = status.jobStatus();
    return require(ended.equals(JobStatus.SUCCESS) || ended.equals(JobStatus.PARTIAL));
  }

  private JobSyncStatus require(boolean good) {
    if (!good) {
      throw new SyncRunFailedException(integrationId, status);
    }
    return status;
  }
}

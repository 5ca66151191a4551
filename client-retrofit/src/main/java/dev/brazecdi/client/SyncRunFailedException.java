package dev.brazecdi.client;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.core.BrazeCdiException;

/** Thrown when a run has ended and success was required of it. */
public final class SyncRunFailedException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  private final transient JobSyncStatus status;

  /**
   * @param integrationId the integration
   * @param status the run
   */
  public SyncRunFailedException(String integrationId, JobSyncStatus status) {
    super(
        "the sync of "
            + integrationId
            + " that started at "
            + status.syncStartTime()
            + " ended with "
            + status.jobStatus()
            + ": rows synced "
            + status.rowsSynced()
            + ", failed "
            + status.rowsFailedWithErrors()
            + "; Braze's dashboard shows why, for thirty days",
        null);
    this.status = status;
  }

  /** The run. */
  public JobSyncStatus status() {
    return status;
  }
}

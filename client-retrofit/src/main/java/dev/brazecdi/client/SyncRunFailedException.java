package dev.brazecdi.client;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.core.BrazeCdiException;

/** Thrown when a run has ended without the required success. */
public final class SyncRunFailedException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  private final transient JobSyncStatus status;

  /**
   * @param integrationId the integration
   * @param status the run
   */
  public SyncRunFailedException(String integrationId, JobSyncStatus status) {
    super(
        ("the sync of %s that started at %s ended with %s: rows synced %s, failed %s;"
                + " Braze's dashboard shows why, for thirty days")
            .formatted(
                integrationId,
                status.syncStartTime(),
                status.jobStatus(),
                status.rowsSynced(),
                status.rowsFailedWithErrors()),
        null);
    this.status = status;
  }

  /** Returns the run. */
  public JobSyncStatus status() {
    return status;
  }
}

package dev.brazecdi.sandbox;

import dev.brazecdi.api.JobStatus;
import java.time.Instant;

/**
 * A run of an integration: running until its end has come, and then what its outcome says.
 *
 * @param start when it starts
 * @param end when it ends
 * @param outcome its status from then on
 * @param watermark the last UPDATED_AT it processes
 * @param listedFrom when it appears in the list
 * @param rowsSynced how many rows it syncs
 * @param rowsFailed how many rows fail
 */
record Run(
    Instant start,
    Instant end,
    JobStatus outcome,
    Instant watermark,
    Instant listedFrom,
    long rowsSynced,
    long rowsFailed) {
  boolean isRunning(Instant now) {
    return now.isBefore(end);
  }

  JobStatus status(Instant now) {
    return isRunning(now) ? JobStatus.RUNNING : outcome;
  }
}

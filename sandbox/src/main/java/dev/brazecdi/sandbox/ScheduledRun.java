package dev.brazecdi.sandbox;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
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
record ScheduledRun(
    Instant start,
    Instant end,
    JobStatus outcome,
    Instant watermark,
    Instant listedFrom,
    long rowsSynced,
    long rowsFailed)
    implements Run {
  @Override
  public boolean isListed(Instant now) {
    return !now.isBefore(listedFrom);
  }

  @Override
  public boolean isRunning(Instant now) {
    return now.isBefore(end);
  }

  @Override
  public JobSyncStatus at(Instant now) {
    boolean running = isRunning(now);
    return JobSyncStatus.builder()
        .jobStatus(running ? JobStatus.RUNNING : outcome)
        .syncStartTime(start)
        .syncFinishTime(running ? null : end)
        .lastTimestampSynced(running ? null : watermark)
        .rowsSynced(running ? 0 : rowsSynced)
        .rowsFailedWithErrors(running ? 0 : rowsFailed)
        .build();
  }
}

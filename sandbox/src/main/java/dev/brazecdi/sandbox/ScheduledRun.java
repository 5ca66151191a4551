package dev.brazecdi.sandbox;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import java.time.Instant;

/**
 * A run that is running until its end and then has its outcome.
 *
 * @param outcome its status after the end
 * @param watermark the last UPDATED_AT that it processes
 * @param listedFrom the time from which the list contains it
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

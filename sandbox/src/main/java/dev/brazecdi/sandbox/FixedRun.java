package dev.brazecdi.sandbox;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import java.time.Instant;

/** A run that a test has given, and that stays as it is. */
record FixedRun(JobSyncStatus status) implements Run {
  @Override
  public boolean isListed(Instant now) {
    return true;
  }

  @Override
  public boolean isRunning(Instant now) {
    return status.jobStatus().equals(JobStatus.RUNNING);
  }

  @Override
  public JobSyncStatus at(Instant now) {
    return status;
  }
}

package dev.brazecdi.sandbox;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import java.time.Instant;

/** A run with a status that never changes, set by a test. */
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

package dev.brazecdi.sandbox;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import java.time.Instant;

/**
 * A sync run of an integration.
 *
 * @param listedFrom the time from which the list contains it
 * @param end the time until which its entry in the list is {@code running}
 * @param ended its entry after the end
 */
record Run(Instant listedFrom, Instant end, JobSyncStatus running, JobSyncStatus ended) {
  /** Returns a run whose entry never changes. */
  static Run fixed(JobSyncStatus status) {
    return new Run(Instant.MIN, Instant.MIN, status, status);
  }

  boolean isListed(Instant now) {
    return !now.isBefore(listedFrom);
  }

  boolean isRunning(Instant now) {
    return at(now).jobStatus().equals(JobStatus.RUNNING);
  }

  /** Returns its entry in the list at that time. */
  JobSyncStatus at(Instant now) {
    return now.isBefore(end) ? running : ended;
  }
}

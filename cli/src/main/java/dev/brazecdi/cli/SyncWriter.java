package dev.brazecdi.cli;

import dev.brazecdi.api.JobSyncStatus;

/** Writes sync statuses in one of the formats. */
interface SyncWriter {
  /** Writes one. */
  void write(JobSyncStatus sync);

  /**
   * Writes what comes after the last.
   *
   * @param pages how many pages were read
   */
  void end(int pages);
}

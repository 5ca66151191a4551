package dev.brazecdi.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What a {@link JobSyncStatus} says about its run: whether it has ended, how long it took. */
public final class SyncRuns {
  /**
   * Orders runs by their start, the newest first.
   *
   * <p>Of the runs without a start time, one that is running comes first and the others come last.
   * Braze does not document the order of its list.
   */
  public static final Comparator<JobSyncStatus> NEWEST_FIRST =
      Comparator.comparing(SyncRuns::start).reversed();

  private SyncRuns() {}

  /** Returns whether the status of a run is {@link JobStatus#RUNNING}. */
  public static boolean isRunning(JobSyncStatus run) {
    return run.jobStatus().equals(JobStatus.RUNNING);
  }

  /**
   * Returns whether a run has ended.
   *
   * <p>A run with an unknown status has ended if it has a finish time.
   */
  public static boolean hasEnded(JobSyncStatus run) {
    return run.jobStatus().isTerminal() || (hasUnknownStatus(run) && run.syncFinishTime() != null);
  }

  /** Returns whether Braze does not document the status of a run. */
  public static boolean hasUnknownStatus(JobSyncStatus run) {
    return run.jobStatus().known() == JobStatus.Known.UNKNOWN;
  }

  /**
   * Returns the outcome of a run by its status and its numbers of rows: a success in which rows
   * failed is partial.
   */
  public static JobStatus.Known outcome(JobSyncStatus run) {
    JobStatus.Known status = run.jobStatus().known();
    Long failed = run.rowsFailedWithErrors();
    return status == JobStatus.Known.SUCCESS && failed != null && failed > 0
        ? JobStatus.Known.PARTIAL
        : status;
  }

  /**
   * Returns how long a run took; null if it has no start or no finish time, or finished before it
   * started.
   */
  public static @Nullable Duration duration(JobSyncStatus run) {
    Instant start = run.syncStartTime();
    Instant finish = run.syncFinishTime();
    return start == null || finish == null || finish.isBefore(start)
        ? null
        : Duration.between(start, finish);
  }

  private static Instant start(JobSyncStatus run) {
    Instant start = run.syncStartTime();
    if (start != null) {
      return start;
    }
    return isRunning(run) ? Instant.MAX : Instant.MIN;
  }
}

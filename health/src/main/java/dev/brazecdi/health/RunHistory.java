package dev.brazecdi.health;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of an integration, the newest first. */
final class RunHistory {
  private final List<JobSyncStatus> all;

  private RunHistory(List<JobSyncStatus> all) {
    this.all = all;
  }

  static RunHistory of(List<JobSyncStatus> runs) {
    return new RunHistory(runs.stream().sorted(SyncRuns.NEWEST_FIRST).toList());
  }

  int count() {
    return all.size();
  }

  @Nullable JobSyncStatus newest() {
    return all.isEmpty() ? null : all.get(0);
  }

  /** Returns the newest run that has ended, whatever its outcome; null without one. */
  @Nullable JobSyncStatus lastEnded() {
    return all.stream().filter(SyncRuns::hasEnded).findFirst().orElse(null);
  }

  /** Returns the consecutive failures up to now, the newest first. */
  List<JobSyncStatus> failing() {
    return all.stream().filter(SyncRuns::hasEnded).takeWhile(RunHistory::failed).toList();
  }

  /** Returns the newest run that synced rows; null without one. */
  @Nullable JobSyncStatus lastGood() {
    return all.stream().filter(RunHistory::syncedRows).findFirst().orElse(null);
  }

  /** Returns the runs that synced all rows or some; others say nothing about the source. */
  List<JobSyncStatus> good() {
    return all.stream().filter(RunHistory::syncedRows).toList();
  }

  private static boolean failed(JobSyncStatus run) {
    return switch (run.jobStatus().known()) {
      case ERROR, CONFIG_ERROR -> true;
      default -> false;
    };
  }

  private static boolean syncedRows(JobSyncStatus run) {
    return switch (run.jobStatus().known()) {
      case SUCCESS, PARTIAL -> true;
      default -> false;
    };
  }
}

package dev.brazecdi.retrofit.health;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of an integration, the newest first; Braze does not document the order it lists them in. */
final class Runs {
  private final List<JobSyncStatus> all;

  private Runs(List<JobSyncStatus> all) {
    this.all = all;
  }

  /** Of those without a start time, one that is running comes first, the others last. */
  static Runs of(List<JobSyncStatus> runs) {
    List<JobSyncStatus> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparing(Runs::start).reversed());
    return new Runs(sorted);
  }

  private static Instant start(JobSyncStatus run) {
    Instant start = run.syncStartTime();
    if (start != null) {
      return start;
    }
    return isRunning(run) ? Instant.MAX : Instant.MIN;
  }

  int count() {
    return all.size();
  }

  @Nullable JobSyncStatus newest() {
    return all.isEmpty() ? null : all.get(0);
  }

  /** The newest that has ended, well or not. */
  @Nullable JobSyncStatus lastEnded() {
    return all.stream().filter(Runs::hasEnded).findFirst().orElse(null);
  }

  /** Those that ended and failed in a row until now, the newest first. */
  List<JobSyncStatus> failing() {
    return all.stream().filter(Runs::hasEnded).takeWhile(Runs::failed).toList();
  }

  /** The newest that synced rows; null if none is known. */
  @Nullable JobSyncStatus lastGood() {
    return all.stream().filter(Runs::tookRows).findFirst().orElse(null);
  }

  /** Those that ended and took all rows, or some: the others say nothing about the source. */
  List<JobSyncStatus> good() {
    return all.stream().filter(Runs::tookRows).toList();
  }

  static boolean isRunning(JobSyncStatus run) {
    return run.jobStatus().equals(JobStatus.RUNNING);
  }

  /** A status that nobody knows has ended if the run has a finish time. */
  static boolean hasEnded(JobSyncStatus run) {
    return run.jobStatus().isTerminal() || (isUnknown(run) && run.syncFinishTime() != null);
  }

  static boolean isUnknown(JobSyncStatus run) {
    return run.jobStatus().known() == JobStatus.Known.UNKNOWN;
  }

  static boolean failed(JobSyncStatus run) {
    return switch (run.jobStatus().known()) {
      case ERROR, CONFIG_ERROR -> true;
      default -> false;
    };
  }

  private static boolean tookRows(JobSyncStatus run) {
    return switch (run.jobStatus().known()) {
      case SUCCESS, PARTIAL -> true;
      default -> false;
    };
  }
}

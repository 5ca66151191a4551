package dev.brazecdi.cli.syncs;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import dev.brazecdi.cli.connection.Integrations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An integration's runs over a period.
 *
 * @param integration the integration
 * @param runs how many there were, those that are running included
 * @param succeeded how many synced all rows
 * @param partial how many synced some
 * @param failed how many synced none, for whatever reason
 * @param ended how many have ended, with whatever status
 * @param rows rows that were synced
 * @param rowsFailed rows that failed
 * @param median how long the runs took that have ended, half of them longer; null if none is known
 * @param longest how long the longest took; null if none is known
 * @param gap the longest time from a start to the next, or to now; null if no start is known
 */
record Summary(
    Integrations.Named integration,
    int runs,
    int succeeded,
    int partial,
    int failed,
    int ended,
    long rows,
    long rowsFailed,
    @Nullable Duration median,
    @Nullable Duration longest,
    @Nullable Duration gap) {
  /** Summarizes runs. */
  static Summary of(Integrations.Named integration, List<JobSyncStatus> runs, Instant now) {
    List<Duration> durations =
        runs.stream().map(SyncRuns::duration).filter(Objects::nonNull).sorted().toList();
    int count = durations.size();
    return new Summary(
        integration,
        runs.size(),
        count(runs, JobStatus.Known.SUCCESS),
        count(runs, JobStatus.Known.PARTIAL),
        count(runs, JobStatus.Known.ERROR) + count(runs, JobStatus.Known.CONFIG_ERROR),
        (int) runs.stream().filter(SyncRuns::hasEnded).count(),
        sum(runs, JobSyncStatus::rowsSynced),
        sum(runs, JobSyncStatus::rowsFailedWithErrors),
        count == 0 ? null : durations.get(count / 2),
        count == 0 ? null : durations.get(count - 1),
        gap(runs, now));
  }

  private static int count(List<JobSyncStatus> runs, JobStatus.Known status) {
    return (int) runs.stream().filter(run -> SyncRuns.outcome(run) == status).count();
  }

  private static long sum(List<JobSyncStatus> runs, Function<JobSyncStatus, @Nullable Long> rows) {
    return runs.stream().map(rows).filter(Objects::nonNull).mapToLong(Long::longValue).sum();
  }

  private static @Nullable Duration gap(List<JobSyncStatus> runs, Instant now) {
    List<Instant> starts =
        runs.stream().map(JobSyncStatus::syncStartTime).filter(Objects::nonNull).sorted().toList();
    Duration longest = null;
    for (int i = 0; i < starts.size(); i++) {
      Instant next = i + 1 < starts.size() ? starts.get(i + 1) : now;
      Duration gap = Duration.between(starts.get(i), next);
      longest = (longest == null || gap.compareTo(longest) > 0) ? gap : longest;
    }
    return longest;
  }

  /** The share of those that ended which synced all rows, from 0 to 1; null if none ended. */
  @Nullable Double successRate() {
    return ended == 0 ? null : (double) succeeded / ended;
  }
}

package dev.brazecdi.health;

import dev.brazecdi.api.JobSyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest consecutive inactive runs of an integration, and the active runs before them.
 *
 * @param runs the number of inactive runs, counted from the newest
 * @param since when the first of them started, or null if unknown
 * @param livelyBefore the number of active runs known before them
 * @param open whether more runs could increase one of these numbers
 */
record InactivityDetector(int runs, @Nullable Instant since, int livelyBefore, boolean open) {
  private static final int UNUSUAL_RUNS = 5;
  private static final int LIVELY_BEFORE = 4;
  static final Duration UNUSUAL_TIME = Duration.ofDays(2);

  /** The most runs that are read to decide whether inactivity is unusual. */
  static final int MOST_RUNS = 30;

  /** A kind of inactivity. */
  @FunctionalInterface
  interface Sign {
    /**
     * Returns whether a run is inactive, or null if unknown.
     *
     * @param before the run before it, or null if unknown
     */
    @Nullable Boolean isQuiet(JobSyncStatus run, @Nullable JobSyncStatus before);
  }

  /** Returns whether a run had no rows, neither synced nor failed. */
  static @Nullable Boolean hasNoRows(JobSyncStatus run, @Nullable JobSyncStatus before) {
    Long synced = run.rowsSynced();
    Long failed = run.rowsFailedWithErrors();
    if (synced == null) {
      return null;
    }
    return synced == 0 && (failed == null || failed == 0);
  }

  /** Returns whether a run has the same watermark as the run before. */
  static @Nullable Boolean isUnmoved(JobSyncStatus run, @Nullable JobSyncStatus before) {
    Instant watermark = run.lastTimestampSynced();
    Instant previous = before == null ? null : before.lastTimestampSynced();
    return (watermark == null || previous == null) ? null : !watermark.isAfter(previous);
  }

  /**
   * Counts the inactive runs.
   *
   * @param good runs that synced rows, the newest first
   */
  static InactivityDetector of(List<JobSyncStatus> good, Sign sign) {
    int quiet = 0;
    Instant since = null;
    int lively = 0;
    for (int i = 0; i < good.size(); i++) {
      JobSyncStatus before = i + 1 < good.size() ? good.get(i + 1) : null;
      Boolean isQuiet = sign.isQuiet(good.get(i), before);
      if (isQuiet == null && before == null) {
        break; // the run before it may be on the next page
      }
      if (isQuiet == null || (isQuiet && lively > 0)) {
        return new InactivityDetector(quiet, since, lively, false);
      }
      if (isQuiet) {
        quiet++;
        since = good.get(i).syncStartTime();
      } else {
        lively++;
      }
    }
    return new InactivityDetector(quiet, since, lively, true);
  }

  /**
   * Returns whether more runs would not change the result, or too many would be needed.
   *
   * @param known the number of known runs
   */
  boolean isSettled(StreakThreshold tolerated, int known, Instant now) {
    if (tolerated.isOff() || !open || (runs == 0 && livelyBefore > 0)) {
      return true;
    }
    if (!tolerated.isUnusual()) {
      return runs >= tolerated.runs()
          || livelyBefore > 0
          || known >= Math.max(MOST_RUNS, 2 * tolerated.runs());
    }
    if (livelyBefore >= LIVELY_BEFORE
        || known >= MOST_RUNS
        || (livelyBefore > 0 && runs < UNUSUAL_RUNS)) {
      return true;
    }
    // On a schedule of minutes the most runs that are read do not reach back far enough.
    return since != null
        && runs >= UNUSUAL_RUNS
        && Duration.between(since, now)
                .multipliedBy(MOST_RUNS)
                .dividedBy(runs)
                .compareTo(UNUSUAL_TIME)
            < 0;
  }

  /** Returns whether the inactivity exceeds the threshold. */
  boolean isTooMuch(StreakThreshold tolerated, Instant now) {
    if (tolerated.isOff() || runs == 0) {
      return false;
    }
    if (!tolerated.isUnusual()) {
      return runs >= tolerated.runs();
    }
    return runs >= UNUSUAL_RUNS
        && livelyBefore >= LIVELY_BEFORE
        && since != null
        && Duration.between(since, now).compareTo(UNUSUAL_TIME) >= 0;
  }
}

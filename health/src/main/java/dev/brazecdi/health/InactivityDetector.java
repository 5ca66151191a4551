package dev.brazecdi.health;

import dev.brazecdi.api.JobSyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest runs of an integration that are quiet in one way, and how the runs before them were.
 *
 * @param runs how many are quiet in a row, from the newest on
 * @param since when the first of them started; null if that is not known
 * @param livelyBefore how many before them are known not to be
 * @param open whether runs that are not known could make it longer, or show more that were before
 */
record InactivityDetector(int runs, @Nullable Instant since, int livelyBefore, boolean open) {
  private static final int UNUSUAL_RUNS = 5;
  private static final int LIVELY_BEFORE = 4;
  static final Duration UNUSUAL_TIME = Duration.ofDays(2);

  /** How many runs are looked at to see whether quiet is unusual. */
  static final int MOST_RUNS = 30;

  /** Whether a run is quiet; null if it does not tell. */
  @FunctionalInterface
  interface Sign {
    /**
     * Looks at a run.
     *
     * @param before the run before it; null if it is not known
     */
    @Nullable Boolean isQuiet(JobSyncStatus run, @Nullable JobSyncStatus before);
  }

  /** No rows, neither synced nor failed. */
  static @Nullable Boolean hasNoRows(JobSyncStatus run, @Nullable JobSyncStatus before) {
    Long synced = run.rowsSynced();
    Long failed = run.rowsFailedWithErrors();
    if (synced == null) {
      return null;
    }
    return synced == 0 && (failed == null || failed == 0);
  }

  /** The watermark of the run before. */
  static @Nullable Boolean isUnmoved(JobSyncStatus run, @Nullable JobSyncStatus before) {
    Instant watermark = run.lastTimestampSynced();
    Instant previous = before == null ? null : before.lastTimestampSynced();
    return (watermark == null || previous == null) ? null : !watermark.isAfter(previous);
  }

  /**
   * How quiet the newest runs are.
   *
   * @param good runs that took rows, the newest first
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
   * Whether more runs would not change what is made of it: there are enough of them, or there would
   * have to be too many.
   *
   * @param known how many runs are known
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
    if (livelyBefore >= LIVELY_BEFORE || known >= MOST_RUNS) {
      return true;
    }
    if (livelyBefore > 0 && runs < UNUSUAL_RUNS) {
      return true;
    }
    // On a schedule of minutes even so many runs do not reach back far enough.
    return since != null
        && runs >= UNUSUAL_RUNS
        && Duration.between(since, now)
                .multipliedBy(MOST_RUNS)
                .dividedBy(runs)
                .compareTo(UNUSUAL_TIME)
            < 0;
  }

  /** Whether it is more than the policy tolerates. */
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

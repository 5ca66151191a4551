package dev.brazecdi.health;

import static dev.brazecdi.health.MessageParts.duration;
import static dev.brazecdi.health.MessageParts.percent;
import static dev.brazecdi.health.MessageParts.time;
import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the health of integrations from what is known of them. It sends no requests, and its only
 * clock is the time that it is given; {@link HealthCheck} reads the service for it. Immutable.
 *
 * <p>Start with the list of integrations: it suffices for most of them. {@link #hasEnough} returns
 * whether runs are needed as well.
 */
public final class HealthEvaluator {
  /**
   * How long Braze keeps row-level errors.
   *
   * @see <a
   *     href="https://www.braze.com/docs/user_guide/data/unification/cloud_ingestion/sync_logs">Braze:
   *     Sync logs, data retention</a>
   */
  public static final Duration ROW_ERRORS_KEPT = Duration.ofDays(30);

  /** Runs may start a little before they are due. */
  private static final Duration EARLY = Duration.ofMinutes(1);

  /** Not documented; an integration with any other status counts as switched on. */
  private static final Set<String> OFF =
      Set.of("paused", "inactive", "disabled", "deactivated", "archived", "draft");

  private final HealthPolicy policy;

  private HealthEvaluator(HealthPolicy policy) {
    this.policy = policy;
  }

  /** Returns an evaluator with a policy. */
  public static HealthEvaluator of(HealthPolicy policy) {
    return new HealthEvaluator(requireNonNull(policy, "policy"));
  }

  /**
   * Returns whether these runs suffice to judge the integration.
   *
   * @param integration as in the list
   * @param runs its newest runs that have been read, in any order; empty at first
   * @param now the server's time
   */
  public boolean hasEnough(Integration integration, List<JobSyncStatus> runs, Instant now) {
    boolean stale = isStale(integration.lastUpdatedAt(), now);
    if (runs.isEmpty()) {
      return hasOutcome(integration)
          && !isWatched(policy.noRows(), stale)
          && !isWatched(policy.watermarkUnmoved(), stale);
    }
    RunHistory history = RunHistory.of(runs);
    if (history.lastEnded() == null) {
      return runs.size() >= InactivityDetector.MOST_RUNS;
    }
    return isSettled(policy.noRows(), InactivityDetector::hasNoRows, history, stale, now)
        && isSettled(policy.watermarkUnmoved(), InactivityDetector::isUnmoved, history, stale, now);
  }

  /**
   * Returns whether the list suffices for the outcome of the last run. All of its fields are
   * optional, so an integration without a last run may have runs.
   */
  private static boolean hasOutcome(Integration integration) {
    String last = integration.lastJobStatus();
    if (last == null) {
      return false;
    }
    return switch (JobStatus.of(last).known()) {
      case SUCCESS, UNKNOWN -> true;
      default -> false; // only the runs have the number of rows and the failures before
    };
  }

  /** Returns whether no rows arrived lately; otherwise inactivity cannot be unusual. */
  private static boolean isStale(@Nullable Instant watermark, Instant now) {
    return watermark == null || !watermark.isAfter(now.minus(InactivityDetector.UNUSUAL_TIME));
  }

  private static boolean isWatched(StreakThreshold streak, boolean stale) {
    return !streak.isOff() && (!streak.isUnusual() || stale);
  }

  private static boolean isSettled(
      StreakThreshold streak,
      InactivityDetector.Sign sign,
      RunHistory history,
      boolean stale,
      Instant now) {
    return !isWatched(streak, stale)
        || InactivityDetector.of(history.good(), sign).isSettled(streak, history.count(), now);
  }

  /**
   * Judges an integration.
   *
   * @param integration as in the list
   * @param runs its newest runs, in any order; empty if they were not needed or there are none
   * @param now the server's time
   */
  public Verdict judge(Integration integration, List<JobSyncStatus> runs, Instant now) {
    RunHistory history = RunHistory.of(runs.isEmpty() ? listed(integration) : runs);
    JobSyncStatus newest = history.newest();
    JobSyncStatus ended = history.lastEnded();
    boolean off = isOff(integration);
    List<Finding> findings =
        Stream.of(
                ended == null ? null : outcome(ended, history),
                newest == null
                    ? finding(Severity.OK, Reason.NEVER_RAN, "has not run yet")
                    : running(newest, now),
                unknownStatus(newest, ended),
                off ? paused(integration) : overdue(integration, newest, now),
                watermarkAhead(integration, history, now),
                inactivity(history, now))
            .filter(Objects::nonNull)
            .map(it -> off ? new Finding(Severity.OK, it.reason(), it.message()) : it)
            .toList();
    return new Verdict(integration, findings, newest, rowErrorsKept(ended));
  }

  /** Returns the newest run as far as the list of integrations has it. */
  private static List<JobSyncStatus> listed(Integration integration) {
    String status = integration.lastJobStatus();
    return status == null
        ? List.of()
        : List.of(
            JobSyncStatus.builder()
                .jobStatus(JobStatus.of(status))
                .syncStartTime(integration.lastJobStartTime())
                .build());
  }

  private static @Nullable Instant rowErrorsKept(@Nullable JobSyncStatus ended) {
    if (ended == null || ended.syncStartTime() == null) {
      return null;
    }
    return switch (SyncRuns.outcome(ended)) {
      case ERROR, PARTIAL -> ended.syncStartTime().plus(ROW_ERRORS_KEPT);
      default -> null;
    };
  }

  private @Nullable Finding outcome(JobSyncStatus ended, RunHistory history) {
    return switch (SyncRuns.outcome(ended)) {
      case ERROR ->
          finding(
              Severity.CRITICAL,
              Reason.FAILED,
              "failed, no rows were synced: %s",
              inARow(ended, history));
      case CONFIG_ERROR ->
          finding(
              Severity.CRITICAL,
              Reason.CONFIG_ERROR,
              "the set-up is at fault (config_error), no rows were synced: %s",
              inARow(ended, history));
      case PARTIAL -> partial(ended);
      default -> null;
    };
  }

  private static String inARow(JobSyncStatus ended, RunHistory history) {
    int failing = history.failing().size();
    JobSyncStatus good = history.lastGood();
    String runs = good == null ? " runs or more" : " runs";
    return (failing > 1 ? failing + runs + " in a row, the last from " : "the run from ")
        + time(ended.syncStartTime())
        + (good == null ? "" : "; the last good one is from " + time(good.syncStartTime()));
  }

  private Finding partial(JobSyncStatus ended) {
    Long synced = ended.rowsSynced();
    Long failed = ended.rowsFailedWithErrors();
    if (failed == null || synced == null) {
      return finding(
          Severity.WARNING,
          Reason.PARTIAL,
          "partial, and Braze did not report how many rows failed: the run from %s",
          time(ended.syncStartTime()));
    }
    double rows = (double) synced + failed;
    double share = rows == 0 ? 0 : failed / rows;
    Severity severity = policy.partial.severity(share);
    return finding(
        severity,
        Reason.PARTIAL,
        "partial: %,d of %,.0f rows failed (%s, %s than %s) in the run from %s",
        failed,
        rows,
        percent(share),
        severity == Severity.OK ? "not more" : "more",
        percent(policy.partial.of(severity)),
        time(ended.syncStartTime()));
  }

  private @Nullable Finding running(JobSyncStatus newest, Instant now) {
    Instant start = newest.syncStartTime();
    if (!SyncRuns.isRunning(newest) || start == null) {
      return null;
    }
    Duration running = Duration.between(start, now);
    Severity severity = policy.running.severity(running);
    return severity == Severity.OK
        ? null
        : finding(
            severity,
            Reason.RUNNING_TOO_LONG,
            "running for %s, longer than %s: since %s",
            duration(running),
            duration(policy.running.of(severity)),
            time(start));
  }

  private static @Nullable Finding unknownStatus(
      @Nullable JobSyncStatus newest, @Nullable JobSyncStatus ended) {
    JobSyncStatus run =
        newest != null && SyncRuns.isRunning(newest) && ended != null ? ended : newest;
    return run == null || !SyncRuns.hasUnknownStatus(run)
        ? null
        : finding(
            Severity.WARNING,
            Reason.UNKNOWN_STATUS,
            "the run from %s has a status that is not documented: %s",
            time(run.syncStartTime()),
            run.jobStatus().value());
  }

  private static Finding paused(Integration integration) {
    return finding(
        Severity.OK,
        Reason.PAUSED,
        "is %s, so that no run is due",
        integration.integrationStatus());
  }

  private @Nullable Finding overdue(
      Integration integration, @Nullable JobSyncStatus newest, Instant now) {
    Instant due = integration.nextScheduledRun();
    if (due == null || (newest != null && accountsFor(newest, due))) {
      return null;
    }
    Duration late = Duration.between(due, now);
    Severity severity = policy.overdue.severity(late);
    return severity == Severity.OK
        ? null
        : finding(
            severity,
            Reason.OVERDUE,
            "overdue: a run was due %s, %s ago, and has not started",
            time(due),
            duration(late));
  }

  private static boolean isOff(Integration integration) {
    String status = integration.integrationStatus();
    return status != null && OFF.contains(status.strip().toLowerCase(Locale.ROOT));
  }

  /** Returns whether a run is the one that was due, or is running and delays it. */
  private static boolean accountsFor(JobSyncStatus newest, Instant due) {
    Instant start = newest.syncStartTime();
    return SyncRuns.isRunning(newest) || (start != null && !start.isBefore(due.minus(EARLY)));
  }

  private @Nullable Finding watermarkAhead(
      Integration integration, RunHistory history, Instant now) {
    Instant watermark = integration.lastUpdatedAt();
    JobSyncStatus good = history.lastGood();
    Instant ofRun = good == null ? null : good.lastTimestampSynced();
    if (watermark == null || (ofRun != null && ofRun.isAfter(watermark))) {
      watermark = ofRun;
    }
    return watermark == null || !watermark.isAfter(now.plus(policy.watermarkTolerance()))
        ? null
        : finding(
            Severity.CRITICAL,
            Reason.WATERMARK_AHEAD,
            "the watermark (%s) is %s ahead of the server's time: rows whose UPDATED_AT lies before"
                + " it will never be taken",
            time(watermark),
            duration(Duration.between(now, watermark)));
  }

  private @Nullable Finding inactivity(RunHistory history, Instant now) {
    List<JobSyncStatus> good = history.good();
    InactivityDetector noRows = InactivityDetector.of(good, InactivityDetector::hasNoRows);
    if (noRows.isTooMuch(policy.noRows(), now)) {
      return finding(
          Severity.WARNING,
          Reason.NO_ROWS,
          "no rows in the last %s",
          inWords(noRows, policy.noRows(), "had some"));
    }
    // Without rows the watermark cannot move.
    InactivityDetector unmoved = InactivityDetector.of(good, InactivityDetector::isUnmoved);
    return !unmoved.isTooMuch(policy.watermarkUnmoved(), now)
        ? null
        : finding(
            Severity.WARNING,
            Reason.WATERMARK_UNMOVED,
            "the watermark has stood at %s in the last %s",
            time(good.get(0).lastTimestampSynced()),
            inWords(unmoved, policy.watermarkUnmoved(), "moved it"));
  }

  private static String inWords(
      InactivityDetector quiet, StreakThreshold tolerated, String otherwise) {
    String runs = MessageParts.count(quiet.runs(), "run") + ", since " + time(quiet.since());
    return tolerated.isUnusual()
        ? runs + "; each of the " + quiet.livelyBefore() + " before " + otherwise
        : runs;
  }

  private static Finding finding(
      Severity severity, Reason reason, String message, @Nullable Object... values) {
    return new Finding(severity, reason, String.format(Locale.ROOT, message, values));
  }
}

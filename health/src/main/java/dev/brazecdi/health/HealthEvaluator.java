package dev.brazecdi.health;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges integrations: reads nothing, waits for nothing, and has no clock but the time that is
 * handed in. {@link HealthCheck} asks the service and has this judge what it says. Immutable.
 *
 * <p>What the list of integrations tells is looked at first: most integrations can be judged by it.
 * {@link #hasEnough} says of which the runs are needed as well.
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

  /** RunHistory may start a little before they are due. */
  private static final Duration EARLY = Duration.ofMinutes(1);

  /** Not documented; what is none of these is taken for switched on. */
  private static final Set<String> OFF =
      Set.of("paused", "inactive", "disabled", "deactivated", "archived", "draft");

  private final HealthPolicy policy;

  private HealthEvaluator(HealthPolicy policy) {
    this.policy = policy;
  }

  /** A judge by this policy. */
  public static HealthEvaluator of(HealthPolicy policy) {
    return new HealthEvaluator(requireNonNull(policy, "policy"));
  }

  /**
   * Whether an integration can be judged by what is known of it, or more of its runs are needed.
   *
   * @param integration as the list has it
   * @param runs its newest runs, as far as they were read, in any order; at first none
   * @param now the server's time
   */
  public boolean hasEnough(Integration integration, List<JobSyncStatus> runs, Instant now) {
    boolean unusualQuietIsPossible = isStale(integration.lastUpdatedAt(), now);
    if (runs.isEmpty()
        && integration.lastJobStatus() == null
        && integration.lastJobStartTime() == null) {
      return true; // it has not run
    }
    if (runs.isEmpty()) {
      return isTold(integration)
          && !isAskedFor(policy.noRows(), unusualQuietIsPossible)
          && !isAskedFor(policy.watermarkUnmoved(), unusualQuietIsPossible);
    }
    RunHistory history = RunHistory.of(runs);
    if (history.lastEnded() == null) {
      return runs.size() >= InactivityDetector.MOST_RUNS;
    }
    return isSettled(
            policy.noRows(), InactivityDetector::hasNoRows, history, unusualQuietIsPossible, now)
        && isSettled(
            policy.watermarkUnmoved(),
            InactivityDetector::isUnmoved,
            history,
            unusualQuietIsPossible,
            now);
  }

  /** Whether the list tells how the last run ended. */
  private static boolean isTold(Integration integration) {
    String last = integration.lastJobStatus();
    if (last == null) {
      return false;
    }
    return switch (JobStatus.of(last).known()) {
      case SUCCESS, UNKNOWN -> true;
      default -> false; // rows, a failure before, how many in a row: only the runs have these
    };
  }

  /** A watermark that has moved lately shows that rows came: then quiet cannot be unusual. */
  private static boolean isStale(@Nullable Instant watermark, Instant now) {
    return watermark == null || !watermark.isAfter(now.minus(InactivityDetector.UNUSUAL_TIME));
  }

  private static boolean isAskedFor(StreakThreshold streak, boolean unusualQuietIsPossible) {
    return !streak.isOff() && (!streak.isUnusual() || unusualQuietIsPossible);
  }

  private static boolean isSettled(
      StreakThreshold streak,
      InactivityDetector.Sign sign,
      RunHistory history,
      boolean unusualQuietIsPossible,
      Instant now) {
    return !isAskedFor(streak, unusualQuietIsPossible)
        || InactivityDetector.of(history.good(), sign).isSettled(streak, history.count(), now);
  }

  /**
   * Judges an integration.
   *
   * @param integration as the list has it
   * @param runs its newest runs, in any order; empty if they were not needed or there are none
   * @param now the server's time
   */
  public Verdict judge(Integration integration, List<JobSyncStatus> runs, Instant now) {
    List<JobSyncStatus> known = runs.isEmpty() ? listed(integration) : runs;
    RunHistory history = RunHistory.of(known);
    JobSyncStatus newest = history.newest();
    List<Finding> findings = new ArrayList<>();
    JobSyncStatus ended = history.lastEnded();
    if (newest == null) {
      findings.add(new Finding(Severity.OK, Reason.NEVER_RAN, "has not run yet"));
    } else {
      if (ended != null) {
        outcome(ended, history, findings);
      }
      running(newest, now, findings);
      unknownStatus(SyncRuns.isRunning(newest) && ended != null ? ended : newest, findings);
    }
    overdue(integration, newest, now, findings);
    watermarkAhead(integration, history, now, findings);
    quiet(history, now, findings);
    if (isOff(integration)) {
      findings.replaceAll(finding -> new Finding(Severity.OK, finding.reason(), finding.message()));
    }
    return new Verdict(integration, findings, newest, rowErrorsKept(ended));
  }

  /** The newest run, as far as the list of integrations tells of it. */
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
    return switch (ended.jobStatus().known()) {
      case ERROR, PARTIAL -> ended.syncStartTime().plus(ROW_ERRORS_KEPT);
      default -> null;
    };
  }

  private void outcome(JobSyncStatus ended, RunHistory history, List<Finding> findings) {
    switch (ended.jobStatus().known()) {
      case ERROR ->
          findings.add(
              new Finding(
                  Severity.CRITICAL,
                  Reason.FAILED,
                  "failed, no rows were synced: " + inARow(ended, history)));
      case CONFIG_ERROR ->
          findings.add(
              new Finding(
                  Severity.CRITICAL,
                  Reason.CONFIG_ERROR,
                  "the set-up is at fault (config_error), no rows were synced: "
                      + inARow(ended, history)));
      case PARTIAL -> findings.add(partial(ended));
      default -> {
        // nothing to say
      }
    }
  }

  private static String inARow(JobSyncStatus ended, RunHistory history) {
    int failing = history.failing().size();
    JobSyncStatus good = history.lastGood();
    String what =
        failing > 1
            ? failing + (good == null ? " runs or more" : " runs") + " in a row, the last from "
            : "the run from ";
    return what
        + HealthMessages.time(ended.syncStartTime())
        + (good == null
            ? ""
            : "; the last good one is from " + HealthMessages.time(good.syncStartTime()));
  }

  private Finding partial(JobSyncStatus ended) {
    Long synced = ended.rowsSynced();
    Long failed = ended.rowsFailedWithErrors();
    if (failed == null || synced == null) {
      return new Finding(
          Severity.WARNING,
          Reason.PARTIAL,
          "partial, and how many rows failed is not told: the run from "
              + HealthMessages.time(ended.syncStartTime()));
    }
    double rows = (double) synced + failed;
    double share = rows == 0 ? 0 : failed / rows;
    Severity severity = Severity.OK;
    String than = "not more than " + HealthMessages.percent(policy.partialWarning());
    if (share > policy.partialCritical()) {
      severity = Severity.CRITICAL;
      than = "more than " + HealthMessages.percent(policy.partialCritical());
    } else if (share > policy.partialWarning()) {
      severity = Severity.WARNING;
      than = "more than " + HealthMessages.percent(policy.partialWarning());
    }
    return new Finding(
        severity,
        Reason.PARTIAL,
        String.format(
            Locale.ROOT,
            "partial: %,d of %,.0f rows failed (%s, %s) in the run from %s",
            failed,
            rows,
            HealthMessages.percent(share),
            than,
            HealthMessages.time(ended.syncStartTime())));
  }

  private void running(JobSyncStatus newest, Instant now, List<Finding> findings) {
    Instant start = newest.syncStartTime();
    if (!SyncRuns.isRunning(newest) || start == null) {
      return;
    }
    Duration running = Duration.between(start, now);
    Severity severity = severity(running, policy.runningWarning(), policy.runningCritical());
    if (severity != Severity.OK) {
      Duration limit =
          severity == Severity.CRITICAL ? policy.runningCritical() : policy.runningWarning();
      findings.add(
          new Finding(
              severity,
              Reason.RUNNING_TOO_LONG,
              "running for "
                  + HealthMessages.duration(running)
                  + ", longer than "
                  + HealthMessages.duration(limit)
                  + ": since "
                  + HealthMessages.time(start)));
    }
  }

  private static void unknownStatus(JobSyncStatus run, List<Finding> findings) {
    if (SyncRuns.hasUnknownStatus(run)) {
      findings.add(
          new Finding(
              Severity.WARNING,
              Reason.UNKNOWN_STATUS,
              "the run from "
                  + HealthMessages.time(run.syncStartTime())
                  + " has a status that is not documented: "
                  + run.jobStatus().value()));
    }
  }

  private void overdue(
      Integration integration,
      @Nullable JobSyncStatus newest,
      Instant now,
      List<Finding> findings) {
    if (isOff(integration)) {
      findings.add(
          new Finding(
              Severity.OK,
              Reason.PAUSED,
              "is " + integration.integrationStatus() + ", so that no run is due"));
      return;
    }
    Instant due = integration.nextScheduledRun();
    if (due == null || (newest != null && accountsFor(newest, due))) {
      return;
    }
    Duration late = Duration.between(due, now);
    Severity severity = severity(late, policy.overdueWarning(), policy.overdueCritical());
    if (severity != Severity.OK) {
      findings.add(
          new Finding(
              severity,
              Reason.OVERDUE,
              "overdue: a run was due "
                  + HealthMessages.time(due)
                  + ", "
                  + HealthMessages.duration(late)
                  + " ago, and has not started"));
    }
  }

  private static boolean isOff(Integration integration) {
    String status = integration.integrationStatus();
    return status != null && OFF.contains(status.strip().toLowerCase(Locale.ROOT));
  }

  /** A run that started then or later is the one that was due; one that is running holds it up. */
  private static boolean accountsFor(JobSyncStatus newest, Instant due) {
    Instant start = newest.syncStartTime();
    return SyncRuns.isRunning(newest) || (start != null && !start.isBefore(due.minus(EARLY)));
  }

  private void watermarkAhead(
      Integration integration, RunHistory history, Instant now, List<Finding> findings) {
    Instant watermark = integration.lastUpdatedAt();
    JobSyncStatus good = history.lastGood();
    Instant ofRun = good == null ? null : good.lastTimestampSynced();
    if (watermark == null || (ofRun != null && ofRun.isAfter(watermark))) {
      watermark = ofRun;
    }
    if (watermark != null && watermark.isAfter(now.plus(policy.watermarkTolerance()))) {
      findings.add(
          new Finding(
              Severity.CRITICAL,
              Reason.WATERMARK_AHEAD,
              "the watermark ("
                  + HealthMessages.time(watermark)
                  + ") is "
                  + HealthMessages.duration(Duration.between(now, watermark))
                  + " ahead of the server's time: rows whose UPDATED_AT lies before it will never"
                  + " be taken"));
    }
  }

  private void quiet(RunHistory history, Instant now, List<Finding> findings) {
    List<JobSyncStatus> good = history.good();
    InactivityDetector noRows = InactivityDetector.of(good, InactivityDetector::hasNoRows);
    if (noRows.isTooMuch(policy.noRows(), now)) {
      findings.add(
          new Finding(
              Severity.WARNING,
              Reason.NO_ROWS,
              "no rows in the last " + inWords(noRows, policy.noRows(), "had some")));
      return; // without rows the watermark cannot move
    }
    InactivityDetector unmoved = InactivityDetector.of(good, InactivityDetector::isUnmoved);
    if (unmoved.isTooMuch(policy.watermarkUnmoved(), now)) {
      findings.add(
          new Finding(
              Severity.WARNING,
              Reason.WATERMARK_UNMOVED,
              "the watermark has stood at "
                  + HealthMessages.time(good.get(0).lastTimestampSynced())
                  + " in the last "
                  + inWords(unmoved, policy.watermarkUnmoved(), "moved it")));
    }
  }

  private static String inWords(
      InactivityDetector quiet, StreakThreshold tolerated, String otherwise) {
    return HealthMessages.count(quiet.runs(), "run")
        + ", since "
        + HealthMessages.time(quiet.since())
        + (tolerated.isUnusual()
            ? "; each of the " + quiet.livelyBefore() + " before " + otherwise
            : "");
  }

  private static Severity severity(Duration measured, Duration warning, Duration critical) {
    if (measured.compareTo(critical) > 0) {
      return Severity.CRITICAL;
    }
    return measured.compareTo(warning) > 0 ? Severity.WARNING : Severity.OK;
  }
}

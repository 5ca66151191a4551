package dev.brazecdi.health;

import static dev.brazecdi.health.fixtures.History.NOW;
import static dev.brazecdi.health.fixtures.History.daily;
import static dev.brazecdi.health.fixtures.History.days;
import static dev.brazecdi.health.fixtures.History.hours;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mornings on which something is wrong, each with the reason that has to be found, over sockets.
 */
final class BadMorningsTest {
  /** A morning: what the list says, the runs, and what has to be found with how many requests. */
  record Morning(
      String name,
      Integration integration,
      List<JobSyncStatus> runs,
      Severity severity,
      Reason reason,
      String words,
      int requests) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Morning> mornings() {
    return Stream.of(failures(), failedRows(), lateRuns(), missingRows(), watermarks(), unknown())
        .flatMap(mornings -> mornings);
  }

  private static Stream<Morning> failures() {
    return Stream.of(
        new Morning(
            "the sync failed",
            daily().build(),
            days(10, (day, run) -> day == 0 ? failed(run, JobStatus.ERROR) : run),
            Severity.CRITICAL,
            Reason.FAILED,
            "failed, no rows were synced: the run from 2026-03-25 06:00 UTC;"
                + " the last good one is from 2026-03-24 06:00 UTC",
            2),
        new Morning(
            "it has failed for days",
            daily().build(),
            days(10, (day, run) -> day < 3 ? failed(run, JobStatus.ERROR) : run),
            Severity.CRITICAL,
            Reason.FAILED,
            "failed, no rows were synced: 3 runs in a row, the last from 2026-03-25 06:00 UTC;"
                + " the last good one is from 2026-03-22 06:00 UTC",
            2),
        new Morning(
            "it failed, and the next run is under way",
            daily().build(),
            hours(
                10,
                (hour, run) ->
                    hour == 0 ? runningSince(run) : hour == 1 ? failed(run, JobStatus.ERROR) : run),
            Severity.CRITICAL,
            Reason.FAILED,
            "failed, no rows were synced: the run from 2026-03-25 05:50 UTC",
            2),
        new Morning(
            "the set-up is at fault",
            daily().build(),
            days(10, (day, run) -> day == 0 ? failed(run, JobStatus.CONFIG_ERROR) : run),
            Severity.CRITICAL,
            Reason.CONFIG_ERROR,
            "the set-up is at fault (config_error), no rows were synced",
            2));
  }

  private static Stream<Morning> failedRows() {
    return Stream.of(
        new Morning(
            "an eighth of the rows failed",
            daily().build(),
            days(10, (day, run) -> day == 0 ? partial(run, 8750, 1250) : run),
            Severity.CRITICAL,
            Reason.PARTIAL,
            "partial: 1,250 of 10,000 rows failed (12.5 %, more than 10 %)",
            2),
        new Morning(
            "a few hundredths of the rows failed",
            daily().build(),
            days(10, (day, run) -> day == 0 ? partial(run, 9700, 300) : run),
            Severity.WARNING,
            Reason.PARTIAL,
            "partial: 300 of 10,000 rows failed (3 %, more than 1 %)",
            2));
  }

  private static Stream<Morning> lateRuns() {
    return Stream.of(
        new Morning(
            "last night's run has not started",
            daily().nextScheduledRun(NOW.minus(Duration.ofMinutes(130))).build(),
            days(10, (day, run) -> later(run, Duration.ofHours(-24))),
            Severity.WARNING,
            Reason.OVERDUE,
            "overdue: a run was due 2026-03-25 04:50 UTC, 2 h 10 min ago, and has not started",
            1),
        new Morning(
            "yesterday's run has not started",
            daily().nextScheduledRun(NOW.minus(Duration.ofHours(25))).build(),
            days(10, (day, run) -> later(run, Duration.ofHours(-48))),
            Severity.CRITICAL,
            Reason.OVERDUE,
            "overdue: a run was due 2026-03-24 06:00 UTC, 1 d 1 h ago, and has not started",
            1),
        new Morning(
            "the run does not end",
            daily().build(),
            days(10, (day, run) -> day == 0 ? runningSince(later(run, Duration.ofHours(-4))) : run),
            Severity.WARNING,
            Reason.RUNNING_TOO_LONG,
            "running for 5 h, longer than 3 h: since 2026-03-25 02:00 UTC",
            2));
  }

  private static Stream<Morning> missingRows() {
    return Stream.of(
        new Morning(
            "the table is not filled any more",
            daily().lastUpdatedAt(NOW.minus(Duration.ofDays(6))).build(),
            days(30, (day, run) -> day < 5 ? rows(run, 0, 5) : run),
            Severity.WARNING,
            Reason.NO_ROWS,
            "no rows in the last 5 runs, since 2026-03-21 06:00 UTC; each of the 5 before had some",
            2),
        new Morning(
            "the table has not been filled for weeks",
            daily().lastUpdatedAt(NOW.minus(Duration.ofDays(21))).build(),
            days(60, (day, run) -> day < 20 ? rows(run, 0, 20) : run),
            Severity.WARNING,
            Reason.NO_ROWS,
            "no rows in the last 20 runs, since 2026-03-06 06:00 UTC; each of the 10 before",
            4));
  }

  private static Stream<Morning> watermarks() {
    return Stream.of(
        new Morning(
            "a row from next year was taken",
            daily().lastUpdatedAt(Instant.parse("2027-01-01T00:00:00Z")).build(),
            days(10, (day, run) -> run),
            Severity.CRITICAL,
            Reason.WATERMARK_AHEAD,
            "the watermark (2027-01-01 00:00 UTC) is 281 d 17 h ahead of the server's time:"
                + " rows whose UPDATED_AT lies before it will never be taken",
            1),
        new Morning(
            "the same rows come again and again",
            daily().lastUpdatedAt(NOW.minus(Duration.ofDays(7))).build(),
            days(30, (day, run) -> day < 6 ? rows(run, 120, 6) : run),
            Severity.WARNING,
            Reason.WATERMARK_UNMOVED,
            "the watermark has stood at 2026-03-19 05:55 UTC in the last 6 runs",
            3));
  }

  private static Stream<Morning> unknown() {
    return Stream.of(
        new Morning(
            "a limit was exceeded",
            daily().build(),
            days(
                10,
                (day, run) ->
                    day == 0
                        ? run.toBuilder().jobStatus(JobStatus.of("limit_exceeded")).build()
                        : run),
            Severity.WARNING,
            Reason.UNKNOWN_STATUS,
            "a status that is not documented: limit_exceeded",
            1));
  }

  @ParameterizedTest
  @MethodSource("mornings")
  void isFlaggedWithItsReason(Morning morning) {
    VirtualTime time = new VirtualTime(NOW);
    try (Sandbox sandbox = Sandbox.builder().clock(time).start();
        BrazeCdiClient braze =
            BrazeCdiClient.builder()
                .baseUrl(sandbox.baseUrl())
                .apiKey(ApiKey.of(sandbox.apiKey()))
                .timeSource(time)
                .build()) {
      sandbox.addIntegration(morning.integration, morning.runs);

      HealthReport report = HealthCheck.of(braze).all();

      assertThat(report.checkedAt()).isEqualTo(NOW);
      assertThat(report.verdicts()).hasSize(1);
      Verdict verdict = report.verdicts().get(0);
      assertThat(verdict.findings()).as(verdict.toString()).hasSize(1);
      Finding finding = verdict.findings().get(0);
      assertThat(finding.reason()).isEqualTo(morning.reason);
      assertThat(finding.message()).contains(morning.words);
      assertThat(verdict.severity()).isEqualTo(morning.severity);
      assertThat(report.severity()).isEqualTo(morning.severity);
      assertThat(sandbox.requests()).hasSize(morning.requests);
    }
  }

  private static JobSyncStatus failed(JobSyncStatus run, JobStatus status) {
    return run.toBuilder().jobStatus(status).rowsSynced(0L).lastTimestampSynced(null).build();
  }

  private static JobSyncStatus partial(JobSyncStatus run, long synced, long failed) {
    return run.toBuilder()
        .jobStatus(JobStatus.PARTIAL)
        .rowsSynced(synced)
        .rowsFailedWithErrors(failed)
        .build();
  }

  private static JobSyncStatus runningSince(JobSyncStatus run) {
    return JobSyncStatus.builder()
        .jobStatus(JobStatus.RUNNING)
        .syncStartTime(run.syncStartTime())
        .build();
  }

  private static JobSyncStatus later(JobSyncStatus run, Duration by) {
    Instant start = requireNonNull(run.syncStartTime()).plus(by);
    return run.toBuilder().syncStartTime(start).syncFinishTime(start.plusSeconds(140)).build();
  }

  /** A run that has so many rows, and the watermark of the run so many days ago. */
  private static JobSyncStatus rows(JobSyncStatus run, long rows, int days) {
    return run.toBuilder()
        .rowsSynced(rows)
        .lastTimestampSynced(NOW.minus(Duration.ofDays(days).plusHours(1).plusMinutes(5)))
        .build();
  }
}

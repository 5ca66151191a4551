package dev.brazecdi.health;

import static dev.brazecdi.health.fixtures.History.NOW;
import static dev.brazecdi.health.fixtures.History.daily;
import static dev.brazecdi.health.fixtures.History.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.api.Dashboard;
import dev.brazecdi.api.Instance;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.ForbiddenException;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HealthCheckTest {
  private final VirtualTime time = new VirtualTime(NOW);

  @Test
  void tenIntegrationsThatAreWellTakeOneRequest() {
    try (Sandbox sandbox = sandbox().start();
        BrazeCdiClient braze = client(sandbox)) {
      for (int i = 0; i < 10; i++) {
        sandbox.addIntegration(well("integration-" + i), runs());
      }

      HealthReport report = HealthCheck.of(braze).all();

      assertThat(report.severity()).isEqualTo(Severity.OK);
      assertThat(report.verdicts()).hasSize(10).allMatch(verdict -> verdict.findings().isEmpty());
      assertThat(sandbox.requests()).hasSize(1);
    }
  }

  @Test
  void nothingThatWasCheckedIsUnknown() {
    try (Sandbox sandbox = sandbox().start();
        BrazeCdiClient braze = client(sandbox)) {
      assertThat(HealthCheck.of(braze).all().severity()).isEqualTo(Severity.UNKNOWN);
    }
  }

  @Test
  void someAreLookedForNoFurtherThanNeeded() {
    try (Sandbox sandbox = sandbox().start();
        BrazeCdiClient braze = client(sandbox)) {
      for (int i = 0; i < 25; i++) {
        sandbox.addIntegration(well("integration-" + i), runs());
      }

      HealthReport report = HealthCheck.of(braze).only(List.of("integration-3", "integration-12"));

      assertThat(report.verdicts())
          .extracting(verdict -> verdict.integration().integrationId())
          .containsExactly("integration-3", "integration-12");
      assertThat(sandbox.requests()).hasSize(2);
    }
  }

  @Test
  void oneThatIsNotThereCouldNotBeTold() {
    try (Sandbox sandbox = sandbox().start();
        BrazeCdiClient braze = client(sandbox)) {
      sandbox.addIntegration(well("here"), runs());

      HealthReport report = HealthCheck.of(braze).only(List.of("here", "gone"));

      assertThat(report.severity()).isEqualTo(Severity.UNKNOWN);
      assertThat(report.verdicts().get(1).findings())
          .singleElement()
          .returns(Reason.NOT_FOUND, Finding::reason);
    }
  }

  @Test
  void withoutThePermissionToListTheRunsAreJudged() {
    try (Sandbox sandbox = sandbox().withholdPermission("cdi.integration_list").start();
        BrazeCdiClient braze = client(sandbox)) {
      sandbox.addIntegration(
          well("failing"),
          days(
              10,
              (day, run) -> day == 0 ? run.toBuilder().jobStatus(JobStatus.ERROR).build() : run));

      HealthReport report = HealthCheck.of(braze).only(List.of("failing"));

      assertThat(report.severity()).isEqualTo(Severity.CRITICAL);
      assertThat(report.checkedAt()).isEqualTo(NOW);
      assertThatThrownBy(() -> HealthCheck.of(braze).all()).isInstanceOf(ForbiddenException.class);
    }
  }

  @Test
  void runsThatCannotBeReadAreAVerdictAndTheOthersGoOn() {
    try (Sandbox sandbox = sandbox().withholdPermission("cdi.integration_job_status").start();
        BrazeCdiClient braze = client(sandbox)) {
      sandbox.addIntegration(well("failed").toBuilder().lastJobStatus("error").build(), runs());
      sandbox.addIntegration(well("well"), runs());

      HealthReport report = HealthCheck.of(braze).all();

      assertThat(report.verdicts())
          .extracting(Verdict::severity)
          .containsExactly(Severity.UNKNOWN, Severity.OK);
      assertThat(report.verdicts().get(0).findings().get(0).message())
          .startsWith("its runs could not be read: ")
          .contains("cdi.integration_job_status")
          .doesNotContain(sandbox.apiKey());
    }
  }

  @Test
  void thresholdsArePerIntegration() {
    List<JobSyncStatus> threeWithoutRows =
        days(12, (day, run) -> day < 3 ? run.toBuilder().rowsSynced(0L).build() : run);
    HealthPolicy strict = HealthPolicy.defaults().toBuilder().noRows(StreakThreshold.of(3)).build();
    try (Sandbox sandbox = sandbox().start();
        BrazeCdiClient braze = client(sandbox)) {
      sandbox.addIntegration(well("strict"), threeWithoutRows);
      sandbox.addIntegration(well("lenient"), threeWithoutRows);

      HealthReport report =
          HealthCheck.of(braze)
              .policies(
                  integration ->
                      integration.integrationId().equals("strict")
                          ? strict
                          : HealthPolicy.defaults())
              .all();

      assertThat(report.verdicts())
          .extracting(Verdict::severity)
          .containsExactly(Severity.WARNING, Severity.OK);
      assertThat(sandbox.requests()).hasSize(2);
    }
  }

  @Test
  void aHistoryOfFailuresIsNotReadToItsEnd() {
    try (Sandbox sandbox = sandbox().start();
        BrazeCdiClient braze = client(sandbox)) {
      sandbox.addIntegration(
          well("failing").toBuilder()
              .lastUpdatedAt(NOW.minus(Duration.ofDays(300)))
              .lastJobStatus("error")
              .build(),
          days(300, (day, run) -> run.toBuilder().jobStatus(JobStatus.ERROR).build()));

      Verdict verdict = HealthCheck.of(braze).all().verdicts().get(0);

      assertThat(verdict.findings().get(0).message()).contains("30 runs or more in a row");
      assertThat(sandbox.requests()).hasSize(4);
    }
  }

  @Test
  void quietOnAScheduleOfMinutesTakesOnePage() {
    try (Sandbox sandbox = sandbox().start();
        BrazeCdiClient braze = client(sandbox)) {
      sandbox.addIntegration(
          well("quiet").toBuilder().lastUpdatedAt(NOW.minus(Duration.ofDays(40))).build(),
          days(
              100,
              (index, run) ->
                  run.toBuilder()
                      .syncStartTime(NOW.minus(Duration.ofMinutes(15).multipliedBy(index + 1)))
                      .rowsSynced(0L)
                      .build()));

      assertThat(HealthCheck.of(braze).all().severity()).isEqualTo(Severity.OK);
      assertThat(sandbox.requests()).hasSize(2);
    }
  }

  @Test
  void aCancelledCheckEnds() {
    CancellationToken cancellation = new CancellationToken();
    cancellation.cancel();
    try (Sandbox sandbox = sandbox().start();
        BrazeCdiClient braze = client(sandbox)) {
      assertThatThrownBy(() -> HealthCheck.of(braze).cancelledBy(cancellation).all())
          .isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void rowErrorsAreKeptForThirtyDays() {
    Verdict verdict =
        HealthEvaluator.of(HealthPolicy.defaults())
            .judge(
                well("x"),
                days(
                    3,
                    (day, run) ->
                        day == 0 ? run.toBuilder().jobStatus(JobStatus.ERROR).build() : run),
                NOW);

    assertThat(verdict.rowErrorsKeptUntil()).isEqualTo("2026-04-24T06:00:00Z");
  }

  @Test
  void whatIsWorthAWordIsNoAlarm() {
    HealthEvaluator health = HealthEvaluator.of(HealthPolicy.defaults());

    Verdict paused =
        health.judge(
            well("x").toBuilder()
                .integrationStatus("Paused")
                .lastJobStatus("success")
                .lastJobStartTime(NOW.minus(Duration.ofDays(91)))
                .nextScheduledRun(NOW.minus(Duration.ofDays(90)))
                .build(),
            List.of(),
            NOW);
    Verdict fresh = health.judge(Integration.builder().integrationId("x").build(), List.of(), NOW);

    assertThat(paused.severity()).isEqualTo(Severity.OK);
    assertThat(paused.findings()).extracting(Finding::reason).containsExactly(Reason.PAUSED);
    assertThat(fresh.severity()).isEqualTo(Severity.OK);
    assertThat(fresh.findings()).extracting(Finding::reason).containsExactly(Reason.NEVER_RAN);
  }

  @Test
  void runThatIsUnderWayHoldsUpTheNext() {
    Integration due =
        well("x").toBuilder().nextScheduledRun(NOW.minus(Duration.ofHours(2))).build();
    List<JobSyncStatus> running =
        days(
            10,
            (day, run) ->
                day == 0
                    ? JobSyncStatus.builder()
                        .jobStatus(JobStatus.RUNNING)
                        .syncStartTime(NOW.minus(Duration.ofMinutes(150)))
                        .build()
                    : run);
    HealthEvaluator health = HealthEvaluator.of(HealthPolicy.defaults());

    assertThat(health.judge(due, running, NOW).findings()).isEmpty();
    assertThat(health.judge(due, running.subList(2, 10), NOW).findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.OVERDUE);
  }

  @Test
  void integrationThatIsSwitchedOffRaisesNoAlarm() {
    Integration off =
        well("x").toBuilder().integrationStatus("archived").lastJobStatus("error").build();

    Verdict verdict = HealthEvaluator.of(HealthPolicy.defaults()).judge(off, List.of(), NOW);

    assertThat(verdict.severity()).isEqualTo(Severity.OK);
    assertThat(verdict.findings())
        .extracting(Finding::reason)
        .containsExactlyInAnyOrder(Reason.FAILED, Reason.PAUSED);
  }

  @Test
  void runOnAScheduleOfFiveMinutesIsNotTheNextOne() {
    Integration due =
        well("x").toBuilder()
            .lastJobStatus("success")
            .lastJobStartTime(NOW.minus(Duration.ofHours(10)).minusSeconds(298))
            .nextScheduledRun(NOW.minus(Duration.ofHours(10)))
            .build();

    assertThat(HealthEvaluator.of(HealthPolicy.defaults()).judge(due, List.of(), NOW).severity())
        .isEqualTo(Severity.CRITICAL);
  }

  @Test
  void runUnderWayWithoutAStartTimeIsTheNewest() {
    Integration due =
        well("x").toBuilder().nextScheduledRun(NOW.minus(Duration.ofHours(2))).build();
    List<JobSyncStatus> runs = new ArrayList<>(days(9, (day, run) -> run));
    runs.removeIf(run -> NOW.minus(Duration.ofHours(20)).isBefore(start(run)));
    runs.add(JobSyncStatus.builder().jobStatus(JobStatus.RUNNING).build());

    assertThat(HealthEvaluator.of(HealthPolicy.defaults()).judge(due, runs, NOW).findings())
        .isEmpty();
  }

  private static Instant start(JobSyncStatus run) {
    return Objects.requireNonNull(run.syncStartTime());
  }

  @Test
  void integrationThatHasNotRunTakesOneMoreRequest() {
    try (Sandbox sandbox = sandbox().start();
        BrazeCdiClient braze = client(sandbox)) {
      sandbox.addIntegration(
          Integration.builder().integrationId("new").nextScheduledRun(NOW.plusSeconds(60)).build(),
          List.of());

      assertThat(HealthCheck.of(braze).all().severity()).isEqualTo(Severity.OK);
      assertThat(sandbox.requests()).hasSize(2);
    }
  }

  @Test
  void statusThatNobodyKnowsIsSeenBehindARunThatIsUnderWay() {
    List<JobSyncStatus> runs =
        days(
            10,
            (day, run) ->
                run.toBuilder()
                    .jobStatus(
                        day == 0
                            ? JobStatus.RUNNING
                            : day == 1 ? JobStatus.of("limit_exceeded") : JobStatus.SUCCESS)
                    .build());

    assertThat(HealthEvaluator.of(HealthPolicy.defaults()).judge(well("x"), runs, NOW).findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.UNKNOWN_STATUS);
  }

  @Test
  void orderOfTheRunsDoesNotMatter() {
    List<JobSyncStatus> shuffled =
        new ArrayList<>(
            days(
                10,
                (day, run) -> day < 2 ? run.toBuilder().jobStatus(JobStatus.ERROR).build() : run));
    Collections.shuffle(shuffled, new Random(3));

    Verdict verdict = HealthEvaluator.of(HealthPolicy.defaults()).judge(well("x"), shuffled, NOW);

    assertThat(verdict.findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("2 runs in a row, the last from 2026-03-25 06:00");
  }

  @Test
  void countsThatAreNotToldAreNoGoodNews() {
    Verdict verdict =
        HealthEvaluator.of(HealthPolicy.defaults())
            .judge(
                well("x"),
                List.of(JobSyncStatus.builder().jobStatus(JobStatus.PARTIAL).build()),
                NOW);

    assertThat(verdict.severity()).isEqualTo(Severity.WARNING);
    assertThat(verdict.findings().get(0).message())
        .contains("Braze did not report how many rows failed");
    Verdict half =
        HealthEvaluator.of(HealthPolicy.defaults())
            .judge(
                well("x"),
                List.of(
                    JobSyncStatus.builder()
                        .jobStatus(JobStatus.PARTIAL)
                        .rowsFailedWithErrors(3L)
                        .build()),
                NOW);
    assertThat(half.findings()).isEqualTo(verdict.findings());
  }

  @Test
  void dashboardHasAPageOfEachIntegration() {
    Dashboard dashboard = Objects.requireNonNull(Dashboard.of(Instance.parse("US-03")));
    URI page = dashboard.integration("2f1a7c54-7a0c");

    assertThat(page)
        .hasToString(
            "https://dashboard-03.braze.com/integrations/cloud_data_ingestion/2f1a7c54-7a0c");
    assertThat(Dashboard.integrationId(page.toString())).isEqualTo("2f1a7c54-7a0c");
    assertThat(Dashboard.integrationId(" " + page + "/?tab=sync-log#top "))
        .isEqualTo("2f1a7c54-7a0c");
    assertThat(Dashboard.integrationId(dashboard.integration("a b/c").toString()))
        .isEqualTo("a b/c");
    assertThat(Dashboard.integrationId("https://dashboard-03.braze.com/integrations")).isNull();
    assertThat(Dashboard.integrationId("https://x/cloud_data_ingestion/%zz")).isNull();
    assertThat(Dashboard.integrationId("2f1a7c54-7a0c")).isNull();
    assertThat(Dashboard.of(Instance.parse("https://rest.new-01.braze.com"))).isNull();
  }

  private static Integration well(String id) {
    return daily().integrationId(id).integrationName("Name of " + id).build();
  }

  private static List<JobSyncStatus> runs() {
    return days(10, (day, run) -> run);
  }

  private Sandbox.Builder sandbox() {
    return Sandbox.builder().clock(time);
  }

  private BrazeCdiClient client(Sandbox sandbox) {
    return BrazeCdiClient.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(ApiKey.of(sandbox.apiKey()))
        .timeSource(time)
        .build();
  }
}

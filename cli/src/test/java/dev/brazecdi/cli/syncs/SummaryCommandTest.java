package dev.brazecdi.cli.syncs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.connection.Integrations;
import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.Terminal;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SummaryCommandTest {
  private static final Instant NOW = Instant.parse("2026-03-25T07:00:00Z");

  @Test
  void runsAreAddedUp() {
    List<JobSyncStatus> runs =
        List.of(
            run(1, JobStatus.RUNNING, null, null, 0),
            run(4, JobStatus.SUCCESS, 1000L, 0L, 60),
            run(5, JobStatus.PARTIAL, 90L, 10L, 120),
            run(11, JobStatus.ERROR, 0L, 50L, 30),
            run(12, JobStatus.of("limit_exceeded"), 5L, null, 10));

    Summary summary = Summary.of(Integrations.Named.of("a"), runs, NOW);

    assertThat(summary)
        .isEqualTo(
            new Summary(
                Integrations.Named.of("a"),
                5,
                1,
                1,
                1,
                4,
                1095,
                60,
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                Duration.ofHours(6)));
    assertThat(summary.successRate()).isEqualTo(0.25);
  }

  @Test
  void periodWithoutRunsHasNothingToSay() {
    Summary summary = Summary.of(Integrations.Named.of("a"), List.of(), NOW);

    assertThat(summary.successRate()).isNull();
    assertThat(summary.gap()).isNull();
    assertThat(summary.median()).isNull();
  }

  @Test
  void pagesBeforeThePeriodAreNotRead() {
    VirtualTime time = new VirtualTime(NOW);
    try (Sandbox sandbox =
        Sandbox.builder().clock(time).integration("a", "Loyalty points", 200).start()) {
      Run run =
          Run.of()
              .with("BRAZE_API_KEY", sandbox.apiKey())
              .on(time)
              .go("summary", "--base-url", sandbox.baseUrl(), "--since", "5h", "Loyalty points");

      assertThat(run.code).as(run.err()).isZero();
      assertThat(run.lines())
          .singleElement()
          .asString()
          .startsWith(
              "{\"integration_id\":\"a\",\"integration_name\":\"Loyalty points\","
                  + "\"from\":\"2026-03-25T02:00:00Z\",\"to\":\"2026-03-25T07:00:00Z\",\"runs\":20,");
      assertThat(sandbox.requests()).hasSize(1 + 3);
    }
  }

  @Test
  void tableFitsItsTerminal() {
    for (int width : List.of(40, 80, 200)) {
      Run run = Run.of().on(new Terminal(true, false, width, false)).go("summary", "--demo");

      assertThat(run.lines())
          .hasSize(6)
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }
  }

  private static JobSyncStatus run(
      int hoursAgo, JobStatus status, @Nullable Long rows, @Nullable Long failed, int seconds) {
    Instant start = NOW.minus(Duration.ofHours(hoursAgo));
    return JobSyncStatus.builder()
        .jobStatus(status)
        .syncStartTime(start)
        .syncFinishTime(seconds == 0 ? null : start.plusSeconds(seconds))
        .rowsSynced(rows)
        .rowsFailedWithErrors(failed)
        .build();
  }
}

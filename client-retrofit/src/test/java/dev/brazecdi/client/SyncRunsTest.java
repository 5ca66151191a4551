package dev.brazecdi.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SyncRunsTest {
  private static final Instant START = Instant.parse("2026-03-25T06:00:00Z");
  private static final JobSyncStatus RUNNING =
      JobSyncStatus.builder().jobStatus(JobStatus.RUNNING).build();

  @Test
  void durationIsKnownOnlyOfARunThatFinishedAfterItsStart() {
    JobSyncStatus started = RUNNING.toBuilder().syncStartTime(START).build();
    JobSyncStatus finished = RUNNING.toBuilder().syncFinishTime(START).build();

    assertThat(SyncRuns.duration(RUNNING)).isNull();
    assertThat(SyncRuns.duration(started)).isNull();
    assertThat(SyncRuns.duration(finished)).isNull();
    assertThat(SyncRuns.duration(after(started, 90))).isEqualTo(Duration.ofSeconds(90));
    assertThat(SyncRuns.duration(after(started, 0))).isZero();
    assertThat(SyncRuns.duration(after(started, -30))).isNull();
  }

  @Test
  void onlyTheStatusRunningIsRunning() {
    assertThat(SyncRuns.isRunning(RUNNING)).isTrue();
    assertThat(SyncRuns.isRunning(JobSyncStatus.builder().jobStatus(JobStatus.ERROR).build()))
        .isFalse();
  }

  private static JobSyncStatus after(JobSyncStatus run, int seconds) {
    return run.toBuilder().syncFinishTime(START.plusSeconds(seconds)).build();
  }
}

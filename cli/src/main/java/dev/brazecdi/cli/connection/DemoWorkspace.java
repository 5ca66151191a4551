package dev.brazecdi.cli.connection;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Integrations of a workspace on a morning on which not everything went well. */
final class DemoWorkspace {
  private static final int RUNS = 14;

  private DemoWorkspace() {}

  /** Adds them. */
  static void fill(Sandbox sandbox, Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    Instant night = hour.minus(Duration.ofHours(3));
    sandbox.addIntegration(
        integration("8c4de1b3-52a9-4d0f-8a7e-6f1b9c2d3e40", "Product catalog", "catalogs")
            .lastUpdatedAt(night.minus(Duration.ofDays(3)))
            .nextScheduledRun(night.plus(Duration.ofDays(1)))
            .build(),
        nights(night, 3, JobStatus.ERROR, 0, 18_204));
    sandbox.addIntegration(
        integration("b90f27c6-0e58-47d1-9d3c-1a4f5e6b7c81", "Email preferences", "attributes")
            .lastUpdatedAt(night.minusSeconds(300))
            .nextScheduledRun(night.plus(Duration.ofDays(1)))
            .build(),
        nights(night, 1, JobStatus.PARTIAL, 39_413, 1_187));
    sandbox.addIntegration(
        integration("417a8d95-6b2c-4e3f-a1d0-92c8e7f60b52", "Store visits", "events")
            .lastUpdatedAt(night.minus(Duration.ofDays(1)))
            .nextScheduledRun(hour.minus(Duration.ofHours(2)))
            .build(),
        nights(hour.minus(Duration.ofHours(26)), 0, JobStatus.SUCCESS, 0, 0));
    sandbox.addIntegration(
        integration("d3e65f70-9a81-4c2b-b7f4-08d1c9a2e663", "Purchases", "purchases")
            .lastUpdatedAt(night.minusSeconds(300))
            .nextScheduledRun(night.plus(Duration.ofDays(1)))
            .build(),
        nights(night, 0, JobStatus.SUCCESS, 0, 0));
  }

  private static Integration.Builder integration(String id, String name, String type) {
    return Integration.builder()
        .integrationId(id)
        .appGroupId("5f3a1c2b4d5e6f7a8b9c0d1e")
        .integrationName(name)
        .integrationType(type)
        .integrationStatus("active")
        .contactEmails("data-team@example.com")
        .warehouseType("snowflake");
  }

  /** Nightly runs, the last of which ended in another way, the newest first. */
  private static List<JobSyncStatus> nights(
      Instant newest, int bad, JobStatus status, long rows, long failed) {
    List<JobSyncStatus> runs = new ArrayList<>();
    for (int night = 0; night < RUNS; night++) {
      boolean other = night < bad;
      Instant start = newest.minus(Duration.ofDays(night)).plusSeconds(11L + night % 5);
      boolean failing = other && rows == 0;
      runs.add(
          JobSyncStatus.builder()
              .jobStatus(other ? status : JobStatus.SUCCESS)
              .syncStartTime(start)
              .syncFinishTime(start.plusSeconds(95L + 37L * (night % 4)))
              .lastTimestampSynced(failing ? null : start.minusSeconds(300))
              .rowsSynced(other ? rows : 36_000L + 911L * night)
              .rowsFailedWithErrors(other ? failed : 0)
              .build());
    }
    return runs;
  }
}

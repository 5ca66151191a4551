package dev.brazecdi.sandbox;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An integration and its runs, newest first. Guarded by the {@link SandboxState} it belongs to. */
final class FakeIntegration {
  private final String id;
  private final String name;
  private final RunGenerator generator;
  private final List<Run> runs;
  private final @Nullable Integration given;
  private boolean startedSince;

  /** Creates an integration whose entry in the list follows from its runs. */
  FakeIntegration(String id, String name, RunGenerator generator, List<Run> runs) {
    this.id = id;
    this.name = name;
    this.generator = generator;
    this.runs = new ArrayList<>(runs);
    this.given = null;
  }

  /** Creates an integration with a fixed entry in the list. */
  FakeIntegration(Integration given, RunGenerator generator, List<Run> runs) {
    String givenName = given.integrationName();
    this.id = given.integrationId();
    this.name = givenName == null ? "" : givenName;
    this.generator = generator;
    this.runs = new ArrayList<>(runs);
    this.given = given;
  }

  /** Returns its entry in the list at that time. */
  Integration at(Instant now) {
    return given == null ? generated(now) : given(given, now);
  }

  /** The last job is the newest run if the fixed entry has none or a run was started since. */
  private Integration given(Integration given, Instant now) {
    List<Run> listed = runs(now);
    if (listed.isEmpty() || (!startedSince && given.lastJobStatus() != null)) {
      return given;
    }
    JobSyncStatus last = listed.get(0).at(now);
    return given.toBuilder()
        .lastJobStartTime(last.syncStartTime())
        .lastJobStatus(last.jobStatus().value())
        .build();
  }

  private Integration generated(Instant now) {
    Integration.Builder entry =
        Integration.builder()
            .integrationId(id)
            .appGroupId("5f3a1c2b4d5e6f7a8b9c0d1e")
            .integrationName(name)
            .integrationType("attributes")
            .integrationStatus("active")
            .contactEmails("data-team@example.com")
            .lastUpdatedAt(watermark(now))
            .warehouseType("snowflake");
    List<Run> listed = runs(now);
    if (!listed.isEmpty()) {
      JobSyncStatus last = listed.get(0).at(now);
      entry
          .lastJobStartTime(last.syncStartTime())
          .lastJobStatus(last.jobStatus().value())
          .nextScheduledRun(nextRun(now));
    }
    return entry.build();
  }

  private @Nullable Instant watermark(Instant now) {
    return runs(now).stream()
        .filter(run -> !run.isRunning(now))
        .findFirst()
        .map(run -> run.at(now).lastTimestampSynced())
        .orElse(null);
  }

  /** Returns the next full quarter of an hour, which is never in the past. */
  private static Instant nextRun(Instant now) {
    long quarter = Duration.ofMinutes(15).toSeconds();
    return Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), quarter) + 1) * quarter);
  }

  /** Returns the runs that the list shows at that time, newest first. */
  List<Run> runs(Instant now) {
    return runs.stream().filter(run -> run.isListed(now)).toList();
  }

  boolean isRunning(Instant now) {
    return runs.stream().anyMatch(run -> run.isRunning(now));
  }

  /** Starts a run that succeeds after {@code took} and is in the list after {@code listedAfter}. */
  void start(Instant now, Duration took, Duration listedAfter) {
    startedSince = true;
    ScheduledRun run = generator.run(now.truncatedTo(ChronoUnit.MICROS), took, JobStatus.SUCCESS);
    runs.add(
        0,
        new ScheduledRun(
            run.start(),
            run.end(),
            run.outcome(),
            run.watermark(),
            now.plus(listedAfter),
            run.rowsSynced(),
            run.rowsFailed()));
  }

  /** Adds a run as the newest. */
  void add(Run run) {
    runs.add(0, run);
  }
}

package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

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
  private final Integration entry;
  private final boolean generated;
  private final RunGenerator generator;
  private final List<Run> runs;
  private boolean startedSince;

  private FakeIntegration(
      Integration entry, boolean generated, RunGenerator generator, List<Run> runs) {
    this.entry = entry;
    this.generated = generated;
    this.generator = generator;
    this.runs = new ArrayList<>(runs);
  }

  /** Creates an integration whose entry in the list follows from its runs. */
  static FakeIntegration generated(Spec spec, RunGenerator generator, Instant now) {
    Integration entry =
        Integration.builder()
            .integrationId(spec.id())
            .appGroupId("5f3a1c2b4d5e6f7a8b9c0d1e")
            .integrationName(spec.name())
            .integrationType("attributes")
            .integrationStatus("active")
            .contactEmails("data-team@example.com")
            .warehouseType("snowflake")
            .build();
    return new FakeIntegration(entry, true, generator, generator.history(spec.syncs(), now));
  }

  /** Creates an integration with a fixed entry in the list and fixed runs. */
  static FakeIntegration fixed(
      Integration entry, RunGenerator generator, List<JobSyncStatus> runs) {
    return new FakeIntegration(entry, false, generator, runs.stream().map(Run::fixed).toList());
  }

  /**
   * Returns its entry in the list at that time. In a fixed entry, the last job is the newest run if
   * the entry has none or a run was started since.
   */
  Integration at(Instant now) {
    List<Run> listed = runs(now);
    Integration.Builder current = entry.toBuilder();
    if (generated) {
      current.lastUpdatedAt(watermark(listed, now));
    }
    if (!listed.isEmpty() && (startedSince || entry.lastJobStatus() == null)) {
      JobSyncStatus last = listed.get(0).at(now);
      current.lastJobStartTime(last.syncStartTime()).lastJobStatus(last.jobStatus().value());
      if (generated) {
        current.nextScheduledRun(RunGenerator.slot(now).plus(RunGenerator.SCHEDULE));
      }
    }
    return current.build();
  }

  private static @Nullable Instant watermark(List<Run> listed, Instant now) {
    return listed.stream()
        .filter(run -> !run.isRunning(now))
        .findFirst()
        .map(run -> run.at(now).lastTimestampSynced())
        .orElse(null);
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
    Instant start = now.truncatedTo(ChronoUnit.MICROS);
    add(generator.run(start, took, now.plus(listedAfter), JobStatus.SUCCESS));
  }

  /** Adds a run as the newest. */
  void add(Run run) {
    runs.add(0, run);
  }

  /**
   * An integration to generate.
   *
   * @param syncs the number of past runs
   */
  record Spec(String id, String name, int syncs) {
    Spec {
      requireNonNull(name, "name");
      if (id.isBlank()) {
        throw new IllegalArgumentException("the integration id is blank");
      }
      if (syncs < 0) {
        throw new IllegalArgumentException("syncs >= 0: " + syncs);
      }
    }
  }
}

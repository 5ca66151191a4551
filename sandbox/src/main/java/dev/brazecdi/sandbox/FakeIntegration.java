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

/** An integration and its runs, the newest first. Guarded by the {@link World} it belongs to. */
final class FakeIntegration {
  private final String id;
  private final String name;
  private final RunGenerator generator;
  private final List<Run> runs;
  private final @Nullable Integration given;
  private boolean startedSince;

  /** An integration whose entry in the list follows from its runs. */
  FakeIntegration(String id, String name, RunGenerator generator, List<Run> runs) {
    this.id = id;
    this.name = name;
    this.generator = generator;
    this.runs = new ArrayList<>(runs);
    this.given = null;
  }

  /** An integration whose entry in the list a test has given. */
  FakeIntegration(Integration given, RunGenerator generator, List<Run> runs) {
    String givenName = given.integrationName();
    this.id = given.integrationId();
    this.name = givenName == null ? "" : givenName;
    this.generator = generator;
    this.runs = new ArrayList<>(runs);
    this.given = given;
  }

  /**
   * Its entry in the list, if a test has given it. The last job is that of its runs once one was
   * started, and where the entry leaves it open.
   */
  @Nullable Integration given(Instant now) {
    List<Run> listed = runs(now);
    if (given == null || listed.isEmpty()) {
      return given;
    }
    if (!startedSince && given.lastJobStatus() != null) {
      return given;
    }
    JobSyncStatus last = listed.get(0).at(now);
    return given.toBuilder()
        .lastJobStartTime(last.syncStartTime())
        .lastJobStatus(last.jobStatus().value())
        .build();
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  /** The runs that the list shows by then. */
  List<Run> runs(Instant now) {
    return runs.stream().filter(run -> run.isListed(now)).toList();
  }

  boolean isRunning(Instant now) {
    return runs.stream().anyMatch(run -> run.isRunning(now));
  }

  /** Starts a run that succeeds after so long and is listed after so long. */
  void start(Instant now, Duration took, Duration listedAfter) {
    startedSince = true;
    PlannedRun run = generator.run(now.truncatedTo(ChronoUnit.MICROS), took, JobStatus.SUCCESS);
    runs.add(
        0,
        new PlannedRun(
            run.start(),
            run.end(),
            run.outcome(),
            run.watermark(),
            now.plus(listedAfter),
            run.rowsSynced(),
            run.rowsFailed()));
  }

  /** Puts a run before the others. */
  void add(Run run) {
    runs.add(0, run);
  }
}

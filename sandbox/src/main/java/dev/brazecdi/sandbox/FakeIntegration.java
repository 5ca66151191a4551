package dev.brazecdi.sandbox;

import dev.brazecdi.api.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** An integration and its runs, the newest first. Guarded by the {@link World} it belongs to. */
final class FakeIntegration {
  private final String id;
  private final String name;
  private final RunGenerator generator;
  private final List<Run> runs;

  FakeIntegration(String id, String name, RunGenerator generator, List<Run> runs) {
    this.id = id;
    this.name = name;
    this.generator = generator;
    this.runs = new ArrayList<>(runs);
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

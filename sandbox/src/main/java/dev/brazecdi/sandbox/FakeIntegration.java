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

  List<Run> runs() {
    return runs;
  }

  boolean isRunning(Instant now) {
    return runs.stream().anyMatch(run -> run.isRunning(now));
  }

  /** Starts a run that succeeds after so long. */
  void start(Instant now, Duration took) {
    runs.add(0, generator.run(now.truncatedTo(ChronoUnit.MICROS), took, JobStatus.SUCCESS));
  }
}

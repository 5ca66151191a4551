package dev.brazecdi.sandbox;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A generator of runs on a schedule of 15 minutes: most succeed, some are partial, a few fail. The
 * same seed and time produce the same runs.
 */
final class RunGenerator {
  static final Duration SCHEDULE = Duration.ofMinutes(15);

  private final Random random;

  RunGenerator(long seed) {
    this.random = new Random(seed);
  }

  /** Returns {@code count} finished runs, newest first. */
  List<Run> history(int count, Instant now) {
    List<Run> runs = new ArrayList<>(count);
    // The newest starts at least one interval ago, so that it has finished.
    Instant slot = slot(now.minus(SCHEDULE));
    for (int i = 0; i < count; i++) {
      Instant start = slot.plus(random.nextInt(900_000), ChronoUnit.MICROS);
      Duration took = Duration.ofMillis(20_000L + random.nextInt(240_000));
      runs.add(run(start, took, start, outcome()));
      slot = slot.minus(SCHEDULE);
    }
    return runs;
  }

  /** Returns a run with this outcome. */
  Run run(Instant start, Duration took, Instant listedFrom, JobStatus outcome) {
    long rows = rows();
    long failed = 0;
    if (outcome.equals(JobStatus.PARTIAL)) {
      rows = Math.max(2, rows); // at least one synced and one failed row
      failed = 1 + (long) ((rows - 2) * random.nextDouble() * 0.2);
    } else if (!outcome.equals(JobStatus.SUCCESS)) {
      failed = outcome.equals(JobStatus.ERROR) ? rows : 0;
      rows = 0;
    }
    JobSyncStatus running =
        JobSyncStatus.builder()
            .jobStatus(JobStatus.RUNNING)
            .syncStartTime(start)
            .rowsSynced(0L)
            .rowsFailedWithErrors(0L)
            .build();
    Instant watermark = start.minusMillis(1_000L + random.nextInt(600_000));
    Instant end = start.plus(took).truncatedTo(ChronoUnit.MICROS);
    JobSyncStatus ended =
        running.toBuilder()
            .jobStatus(outcome)
            .syncFinishTime(end)
            .lastTimestampSynced(watermark)
            .rowsSynced(Math.max(0, rows - failed))
            .rowsFailedWithErrors(failed)
            .build();
    return new Run(listedFrom, end, running, ended);
  }

  private JobStatus outcome() {
    int percent = random.nextInt(100);
    if (percent < 88) {
      return JobStatus.SUCCESS;
    }
    if (percent < 95) {
      return JobStatus.PARTIAL;
    }
    return percent < 99 ? JobStatus.ERROR : JobStatus.CONFIG_ERROR;
  }

  /** Returns 0 for one run in eight; other sizes spread over orders of magnitude. */
  private long rows() {
    return random.nextInt(8) == 0 ? 0 : (long) Math.exp(3 + random.nextDouble() * 8);
  }

  /** Returns the start of the quarter of an hour that contains this time. */
  static Instant slot(Instant time) {
    long seconds = SCHEDULE.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }
}

package dev.brazecdi.health.simulation;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An integration that runs as it should. */
public final class SimulatedIntegration {
  public static final LocalDate FIRST = LocalDate.of(2026, 2, 20);
  public static final int DAYS = 90;
  private static final int HISTORY = 400;

  private final String name;
  private final Random random;
  private final List<Instant> due = new ArrayList<>();
  private final List<JobSyncStatus> ended = new ArrayList<>();
  private boolean scheduled = true;
  private boolean watermarks = true;
  private boolean boundary;
  private Duration late = Duration.ofSeconds(20);
  private Duration taking = Duration.ofMinutes(4);
  private double losing;

  public SimulatedIntegration(String name, Random random) {
    this.name = name;
    this.random = random;
  }

  public String name() {
    return name;
  }

  public SimulatedIntegration every(Duration interval) {
    return stepping(time -> time.plus(interval), ZoneId.of("UTC"), LocalTime.MIDNIGHT);
  }

  public SimulatedIntegration daily(ZoneId zone, LocalTime time) {
    return stepping(at -> at.plusDays(1), zone, time);
  }

  public SimulatedIntegration stepping(
      UnaryOperator<ZonedDateTime> step, ZoneId zone, LocalTime time) {
    ZonedDateTime next = ZonedDateTime.of(FIRST.minusDays(HISTORY).withDayOfMonth(1), time, zone);
    while (next.toLocalDate().isBefore(FIRST.plusDays(DAYS + 40))) {
      due.add(next.toInstant());
      next = step.apply(next);
    }
    return this;
  }

  public SimulatedIntegration whenever(Duration mean) {
    scheduled = false;
    Instant next = FIRST.minusDays(HISTORY).atStartOfDay(ZoneOffset.UTC).toInstant();
    while (next.isBefore(FIRST.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant())) {
      due.add(next);
      next =
          next.plusMillis(taking.toMillis() + (long) (2 * random.nextDouble() * mean.toMillis()));
    }
    return this;
  }

  public SimulatedIntegration withoutWatermark() {
    watermarks = false;
    return this;
  }

  /** Rows at the watermark are taken again and again, as Braze does. */
  public SimulatedIntegration repeatingTheBoundary() {
    boundary = true;
    return this;
  }

  public SimulatedIntegration startingLate(Duration most) {
    late = most;
    return this;
  }

  public SimulatedIntegration taking(Duration most) {
    taking = most;
    return this;
  }

  public SimulatedIntegration losing(double share) {
    losing = share;
    return this;
  }

  /** The runs; the last thing to be said, since all else counts in them. */
  public SimulatedIntegration withDataWhen(Predicate<ZonedDateTime> data) {
    Instant watermark = due.get(0).minusSeconds(600);
    for (Instant slot : due) {
      Instant start = slot.plusMillis((long) (random.nextDouble() * late.toMillis()));
      Duration took = Duration.ofMillis(1000 + (long) (random.nextDouble() * taking.toMillis()));
      boolean some = data.test(slot.atZone(ZoneOffset.UTC));
      long rows = some ? 100 + random.nextInt(100_000) : boundary ? 3 : 0;
      if (some) {
        watermark = start.minusSeconds(5 + random.nextInt(600));
      }
      long failed = some ? (long) (rows * losing * random.nextDouble()) : 0;
      ended.add(
          JobSyncStatus.builder()
              .jobStatus(failed > 0 ? JobStatus.PARTIAL : JobStatus.SUCCESS)
              .syncStartTime(start)
              .syncFinishTime(start.plus(took))
              .lastTimestampSynced(watermarks ? watermark : null)
              .rowsSynced(rows - failed)
              .rowsFailedWithErrors(failed)
              .build());
    }
    return this;
  }

  /** What the list of runs shows then, the newest first. */
  public List<JobSyncStatus> runs(Instant now) {
    List<JobSyncStatus> runs =
        ended.stream()
            .filter(run -> !started(run).isAfter(now))
            .map(run -> finished(run).isAfter(now) ? running(run) : run)
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(runs);
    return runs;
  }

  private static Instant started(JobSyncStatus run) {
    return requireNonNull(run.syncStartTime());
  }

  private static Instant finished(JobSyncStatus run) {
    return requireNonNull(run.syncFinishTime());
  }

  private static JobSyncStatus running(JobSyncStatus run) {
    return JobSyncStatus.builder()
        .jobStatus(JobStatus.RUNNING)
        .syncStartTime(run.syncStartTime())
        .rowsSynced(0L)
        .rowsFailedWithErrors(0L)
        .build();
  }

  /** What the list of integrations shows then: a run that was due is so until it starts. */
  public Integration listed(Instant now) {
    JobSyncStatus last = null;
    @Nullable Instant watermark = null;
    @Nullable Instant next = null;
    for (int i = 0; i < ended.size(); i++) {
      JobSyncStatus run = ended.get(i);
      if (started(run).isAfter(now)) {
        next = due.get(i);
        break;
      }
      boolean over = !finished(run).isAfter(now);
      last = over ? run : running(run);
      watermark = over ? run.lastTimestampSynced() : watermark;
    }
    return Integration.builder()
        .integrationId(name)
        .integrationName(name)
        .integrationStatus("active")
        .lastUpdatedAt(watermark)
        .lastJobStartTime(last == null ? null : last.syncStartTime())
        .lastJobStatus(last == null ? null : last.jobStatus().value())
        .nextScheduledRun(scheduled ? next : null)
        .build();
  }
}

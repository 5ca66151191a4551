package dev.brazecdi.health;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import java.time.DayOfWeek;
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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ninety days on which nothing is wrong, looked at every hour: both changes to daylight saving time
 * lie in them, schedules from minutes to months, sources that are quiet at night, on weekends or
 * for weeks, runs that are late or slow but fine.
 */
final class HealthyDaysTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 2, 20);
  private static final int DAYS = 90;
  private static final int HISTORY = 400;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noAlarmIsRaised(long seed) {
    Map<String, Simulated> simulated = workspace(new Random(seed));
    Random minute = new Random(seed);
    List<String> alarms = new ArrayList<>();
    Map<String, Integer> looks = new TreeMap<>();
    int pages = 0;
    Instant start = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
    for (int hour = 0; hour < DAYS * 24; hour++) {
      Instant now = start.plus(Duration.ofHours(hour)).plusSeconds(minute.nextInt(3600));
      Workspace workspace =
          new Workspace(
              now,
              at -> simulated.values().stream().map(one -> one.listed(at)).toList(),
              id -> requireNonNull(simulated.get(id)).runs(now));
      HealthReport report = HealthCheck.of(workspace).all();
      pages += workspace.pages;
      for (Verdict verdict : report.verdicts()) {
        looks.merge(verdict.name(), 1, Integer::sum);
        if (verdict.severity() != Severity.OK) {
          alarms.add(now + " " + verdict.name() + ": " + verdict.findings());
        }
      }
    }

    assertThat(alarms).isEmpty();
    assertThat(looks).hasSize(simulated.size()).containsValue(DAYS * 24);
    // At each look two pages of the list, and runs where they must be read: of sources that have
    // been quiet for two days, have no watermark, or lost a few rows.
    assertThat(pages).isLessThan(DAYS * 24 * 10);
  }

  private static Map<String, Simulated> workspace(Random random) {
    Map<String, Simulated> all = new TreeMap<>();
    List<Simulated> list =
        List.of(
            new Simulated("quarters of an hour, quiet at night", random)
                .every(Duration.ofMinutes(15))
                .withDataWhen(
                    time -> time.getHour() > 6 && time.getDayOfWeek() != DayOfWeek.SUNDAY),
            new Simulated("hourly, at random", random)
                .every(Duration.ofHours(1))
                .withDataWhen(time -> random.nextInt(10) < 4),
            new Simulated("daily in Berlin", random)
                .daily(BERLIN, LocalTime.of(2, 30))
                .withDataWhen(time -> true),
            new Simulated("daily in New York, on working days", random)
                .daily(NEW_YORK, LocalTime.of(2, 15))
                .withDataWhen(time -> time.getDayOfWeek().getValue() < 6),
            new Simulated("daily, boundary rows only on weekends", random)
                .daily(BERLIN, LocalTime.of(6, 0))
                .repeatingTheBoundary()
                .withDataWhen(time -> time.getDayOfWeek().getValue() < 6),
            new Simulated("weekly", random)
                .stepping(time -> time.plusWeeks(1), BERLIN, LocalTime.of(4, 0))
                .withDataWhen(time -> true),
            new Simulated("monthly", random)
                .stepping(time -> time.plusMonths(1), BERLIN, LocalTime.of(3, 0))
                .withDataWhen(time -> true),
            new Simulated("files in a bucket, whenever they come", random)
                .whenever(Duration.ofHours(30))
                .withoutWatermark()
                .withDataWhen(time -> true),
            new Simulated("started by a pipeline", random)
                .whenever(Duration.ofHours(9))
                .withDataWhen(time -> random.nextInt(3) > 0),
            new Simulated("late but fine", random)
                .daily(BERLIN, LocalTime.of(5, 0))
                .startingLate(Duration.ofMinutes(50))
                .withDataWhen(time -> true),
            new Simulated("slow but fine", random)
                .daily(NEW_YORK, LocalTime.of(1, 0))
                .taking(Duration.ofMinutes(150))
                .withDataWhen(time -> true),
            new Simulated("a few bad rows", random)
                .every(Duration.ofHours(6))
                .losing(0.004)
                .withDataWhen(time -> true),
            new Simulated("filled twice a year", random)
                .daily(BERLIN, LocalTime.of(7, 0))
                .withDataWhen(time -> time.getDayOfYear() % 180 == 20));
    list.forEach(one -> all.put(one.name, one));
    return all;
  }

  /** An integration that runs as it should. */
  private static final class Simulated {
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

    Simulated(String name, Random random) {
      this.name = name;
      this.random = random;
    }

    Simulated every(Duration interval) {
      return stepping(time -> time.plus(interval), ZoneId.of("UTC"), LocalTime.MIDNIGHT);
    }

    Simulated daily(ZoneId zone, LocalTime time) {
      return stepping(at -> at.plusDays(1), zone, time);
    }

    Simulated stepping(UnaryOperator<ZonedDateTime> step, ZoneId zone, LocalTime time) {
      ZonedDateTime next = ZonedDateTime.of(FIRST.minusDays(HISTORY).withDayOfMonth(1), time, zone);
      while (next.toLocalDate().isBefore(FIRST.plusDays(DAYS + 40))) {
        due.add(next.toInstant());
        next = step.apply(next);
      }
      return this;
    }

    Simulated whenever(Duration mean) {
      scheduled = false;
      Instant next = FIRST.minusDays(HISTORY).atStartOfDay(ZoneOffset.UTC).toInstant();
      while (next.isBefore(FIRST.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant())) {
        due.add(next);
        next =
            next.plusMillis(taking.toMillis() + (long) (2 * random.nextDouble() * mean.toMillis()));
      }
      return this;
    }

    Simulated withoutWatermark() {
      watermarks = false;
      return this;
    }

    /** Rows at the watermark are taken again and again, as Braze does. */
    Simulated repeatingTheBoundary() {
      boundary = true;
      return this;
    }

    Simulated startingLate(Duration most) {
      late = most;
      return this;
    }

    Simulated taking(Duration most) {
      taking = most;
      return this;
    }

    Simulated losing(double share) {
      losing = share;
      return this;
    }

    /** The runs; the last thing to be said, since all else counts in them. */
    Simulated withDataWhen(Predicate<ZonedDateTime> data) {
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
    List<JobSyncStatus> runs(Instant now) {
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
    Integration listed(Instant now) {
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
}

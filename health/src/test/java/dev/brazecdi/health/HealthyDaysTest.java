package dev.brazecdi.health;

import static dev.brazecdi.health.simulation.SimulatedIntegration.DAYS;
import static dev.brazecdi.health.simulation.SimulatedIntegration.FIRST;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.health.fixtures.Workspace;
import dev.brazecdi.health.simulation.SimulatedIntegration;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ninety days on which nothing is wrong, looked at every hour: both changes to daylight saving time
 * lie in them, schedules from minutes to months, sources that are quiet at night, on weekends or
 * for weeks, runs that are late or slow but fine.
 */
final class HealthyDaysTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void noAlarmIsRaised() {
    assertThatNoAlarmIsRaised(1);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noAlarmIsRaisedInOtherWorkspaces(long seed) {
    assertThatNoAlarmIsRaised(seed);
  }

  private static void assertThatNoAlarmIsRaised(long seed) {
    Map<String, SimulatedIntegration> simulated = workspace(new Random(seed));
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
      pages += workspace.pages();
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

  private static Map<String, SimulatedIntegration> workspace(Random random) {
    Map<String, SimulatedIntegration> all = new TreeMap<>();
    List<SimulatedIntegration> list =
        List.of(
            new SimulatedIntegration("quarters of an hour, quiet at night", random)
                .every(Duration.ofMinutes(15))
                .withDataWhen(
                    time -> time.getHour() > 6 && time.getDayOfWeek() != DayOfWeek.SUNDAY),
            new SimulatedIntegration("hourly, at random", random)
                .every(Duration.ofHours(1))
                .withDataWhen(time -> random.nextInt(10) < 4),
            new SimulatedIntegration("daily in Berlin", random)
                .daily(BERLIN, LocalTime.of(2, 30))
                .withDataWhen(time -> true),
            new SimulatedIntegration("daily in New York, on working days", random)
                .daily(NEW_YORK, LocalTime.of(2, 15))
                .withDataWhen(time -> time.getDayOfWeek().getValue() < 6),
            new SimulatedIntegration("daily, boundary rows only on weekends", random)
                .daily(BERLIN, LocalTime.of(6, 0))
                .repeatingTheBoundary()
                .withDataWhen(time -> time.getDayOfWeek().getValue() < 6),
            new SimulatedIntegration("weekly", random)
                .stepping(time -> time.plusWeeks(1), BERLIN, LocalTime.of(4, 0))
                .withDataWhen(time -> true),
            new SimulatedIntegration("monthly", random)
                .stepping(time -> time.plusMonths(1), BERLIN, LocalTime.of(3, 0))
                .withDataWhen(time -> true),
            new SimulatedIntegration("files in a bucket, whenever they come", random)
                .whenever(Duration.ofHours(30))
                .withoutWatermark()
                .withDataWhen(time -> true),
            new SimulatedIntegration("started by a pipeline", random)
                .whenever(Duration.ofHours(9))
                .withDataWhen(time -> random.nextInt(3) > 0),
            new SimulatedIntegration("late but fine", random)
                .daily(BERLIN, LocalTime.of(5, 0))
                .startingLate(Duration.ofMinutes(50))
                .withDataWhen(time -> true),
            new SimulatedIntegration("slow but fine", random)
                .daily(NEW_YORK, LocalTime.of(1, 0))
                .taking(Duration.ofMinutes(150))
                .withDataWhen(time -> true),
            new SimulatedIntegration("a few bad rows", random)
                .every(Duration.ofHours(6))
                .losing(0.004)
                .withDataWhen(time -> true),
            new SimulatedIntegration("filled twice a year", random)
                .daily(BERLIN, LocalTime.of(7, 0))
                .withDataWhen(time -> time.getDayOfYear() % 180 == 20));
    list.forEach(one -> all.put(one.name(), one));
    return all;
  }
}

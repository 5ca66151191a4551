package dev.brazecdi.benchmarks.regress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.benchmarks.ItemIterationBenchmark;
import dev.brazecdi.benchmarks.PageWalkBenchmark;
import dev.brazecdi.benchmarks.regress.Contest.Entry;
import dev.brazecdi.benchmarks.regress.Contest.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs contests for a moment; nothing is asserted of time. */
final class ContestTest {
  @Test
  void theYardstickIsItsOwnMeasure() throws Exception {
    List<String> progress = new ArrayList<>();
    List<Standing> standings =
        new Contest(
                List.of(
                    Entry.of("list", ItemIterationBenchmark.class, "list"),
                    Entry.of("items", ItemIterationBenchmark.class, "items")),
                Plan.GLANCE)
            .run(progress::add);

    assertThat(standings).extracting(Standing::name).containsExactly("list", "items");
    assertThat(standings.get(0).ratio()).isEqualTo(1);
    assertThat(standings).allMatch(standing -> standing.nanos() > 0);
    assertThat(progress).containsExactly("JVM 1 of 2", "JVM 2 of 2");
  }

  @Test
  void workOfOtherThreadsIsMeasuredWhereItCounts() throws Exception {
    List<Standing> standings =
        new Contest(
                List.of(Entry.of("walk", PageWalkBenchmark.class, "bodiesDrained")),
                new Plan(1, 3, Duration.ofMillis(2), Duration.ofMillis(20), true))
            .run(jvm -> {});

    assertThat(standings.get(0).bytes()).isGreaterThan(1_000);
  }
}

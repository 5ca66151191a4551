package dev.brazecdi.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.benchmarks.peers.Expectation.Column;
import dev.brazecdi.benchmarks.regress.Contest.Entry;
import dev.brazecdi.benchmarks.regress.Contest.Standing;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judges figures that were made up, so that nothing depends on the machine. */
final class ExpectationTest {
  private static final List<String> ON = List.of("");
  private static final Column COLUMN =
      new Column(
          Map.of(
              "limit", new Standing("limit", 1, 50, 56),
              "ours", new Standing("ours", 1.5, 75, 72),
              "theirs", new Standing("theirs", 12, 600, 3_000)));

  @Test
  void timesAreComparedByTheirRatiosToTheYardstick() {
    assertThat(judged(Expectation.atMost(1.5, "ours", "limit", ON))).isEqualTo("× 1.50 true");
    assertThat(judged(Expectation.atMost(1.4, "ours", "limit", ON))).isEqualTo("× 1.50 false");
    assertThat(judged(Expectation.faster(8, "ours", "theirs", ON))).isEqualTo("× 8.0 true");
    assertThat(judged(Expectation.faster(9, "ours", "theirs", ON))).isEqualTo("× 8.0 false");
  }

  @Test
  void bytesAreComparedToTheByte() {
    assertThat(judged(Expectation.bytesAbove(16, "ours", "limit", ON))).isEqualTo("+16 B true");
    assertThat(judged(Expectation.bytesAbove(15, "ours", "limit", ON))).isEqualTo("+16 B false");
    assertThat(judged(Expectation.bytes(72, "ours", ON))).isEqualTo("72 B true");
    assertThat(judged(Expectation.bytes(71, "ours", ON))).isEqualTo("72 B false");
    assertThat(judged(Expectation.fewestBytes("ours", "theirs"::equals, "theirs", ON)))
        .isEqualTo("72 < 3,000 B true");
    assertThat(judged(Expectation.fewestBytes("ours", "limit"::equals, "the limit", ON)))
        .isEqualTo("72 < 56 B false");
  }

  @Test
  void aTableShowsWhoIsWrongAndWhichGoalIsMissed() {
    PeerComparison comparison =
        new PeerComparison(
            "next",
            "The next one",
            "header",
            List.of("LONG"),
            List.of(entry("limit"), entry(PeerComparison.OURS), entry("theirs")),
            List.of(Expectation.atMost(1.2, PeerComparison.OURS, "limit", List.of("LONG"))),
            false);
    Column column =
        new Column(
            Map.of(
                "limit",
                new Standing("limit", 1, 50, 56),
                PeerComparison.OURS,
                new Standing(PeerComparison.OURS, 1.5, 75, 72)));
    PeerComparisonResult result =
        new PeerComparisonResult(comparison, Map.of("LONG", column), true);

    assertThat(result.missesAnExpectation()).isTrue();
    assertThat(result.markdown())
        .isEqualTo(
            """
            ### The next one

            | `next` | long |
            |---|--:|
            | limit | 50 ns · 56 B |
            | **this library** | **× 1.50 · 72 B** |
            | theirs | wrong |

            | goal | on | measured | |
            |---|---|--:|---|
            | this library ≤ 1.2 × limit | long | × 1.50 | **not met** |
            """);
  }

  @Test
  void aTableIsDrawn(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("next.png");
    PeerComparison comparison = PeerComparison.all().get(0);
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String name : comparison.columns()) {
      columns.put(
          name,
          new Column(Map.of(PeerComparison.OURS, new Standing(PeerComparison.OURS, 0.09, 75, 72))));
    }
    Plots.write(new PeerComparisonResult(comparison, columns, true), file);

    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(1_000);
  }

  @Test
  void everyGoalIsOfEntriesAndColumnsThatThereAre() {
    for (PeerComparison comparison : PeerComparison.all()) {
      Column column =
          new Column(
              comparison.entries().stream()
                  .collect(
                      Collectors.toMap(Entry::name, entry -> new Standing(entry.name(), 1, 1, 1))));
      for (Expectation expectation : comparison.expectations()) {
        assertThat(comparison.columns()).as(expectation.text()).containsAll(expectation.columns());
        assertThat(expectation.judge().of(column).measured()).as(expectation.text()).isNotEmpty();
      }
    }
  }

  private static String judged(Expectation expectation) {
    Expectation.Finding finding = expectation.judge().of(COLUMN);
    return finding.measured() + " " + finding.met();
  }

  private static Entry entry(String name) {
    return new Entry(name, "a.Class.method", List.of());
  }
}

package dev.brazecdi.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.benchmarks.peers.Goal.Column;
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
final class GoalTest {
  private static final List<String> ON = List.of("");
  private static final Column COLUMN =
      new Column(
          Map.of(
              "limit", new Standing("limit", 1, 50, 56),
              "ours", new Standing("ours", 1.5, 75, 72),
              "theirs", new Standing("theirs", 12, 600, 3_000)));

  @Test
  void timesAreComparedByTheirRatiosToTheYardstick() {
    assertThat(judged(Goal.atMost(1.5, "ours", "limit", ON))).isEqualTo("× 1.50 true");
    assertThat(judged(Goal.atMost(1.4, "ours", "limit", ON))).isEqualTo("× 1.50 false");
    assertThat(judged(Goal.faster(8, "ours", "theirs", ON))).isEqualTo("× 8.0 true");
    assertThat(judged(Goal.faster(9, "ours", "theirs", ON))).isEqualTo("× 8.0 false");
  }

  @Test
  void bytesAreComparedToTheByte() {
    assertThat(judged(Goal.bytesAbove(16, "ours", "limit", ON))).isEqualTo("+16 B true");
    assertThat(judged(Goal.bytesAbove(15, "ours", "limit", ON))).isEqualTo("+16 B false");
    assertThat(judged(Goal.bytes(72, "ours", ON))).isEqualTo("72 B true");
    assertThat(judged(Goal.bytes(71, "ours", ON))).isEqualTo("72 B false");
    assertThat(judged(Goal.fewestBytes("ours", "theirs"::equals, "theirs", ON)))
        .isEqualTo("72 < 3,000 B true");
    assertThat(judged(Goal.fewestBytes("ours", "limit"::equals, "the limit", ON)))
        .isEqualTo("72 < 56 B false");
  }

  @Test
  void aTableShowsWhoIsWrongAndWhichGoalIsMissed() {
    Field field =
        new Field(
            "next",
            "The next one",
            "header",
            List.of("LONG"),
            List.of(entry("limit"), entry(Field.OURS), entry("theirs")),
            List.of(Goal.atMost(1.2, Field.OURS, "limit", List.of("LONG"))),
            false);
    Column column =
        new Column(
            Map.of(
                "limit",
                new Standing("limit", 1, 50, 56),
                Field.OURS,
                new Standing(Field.OURS, 1.5, 75, 72)));
    FieldResult result = new FieldResult(field, Map.of("LONG", column), true);

    assertThat(result.missesAGoal()).isTrue();
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
    Field field = Field.all().get(0);
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String name : field.columns()) {
      columns.put(name, new Column(Map.of(Field.OURS, new Standing(Field.OURS, 0.09, 75, 72))));
    }
    Plots.write(new FieldResult(field, columns, true), file);

    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(1_000);
  }

  @Test
  void everyGoalIsOfEntriesAndColumnsThatThereAre() {
    for (Field field : Field.all()) {
      Column column =
          new Column(
              field.entries().stream()
                  .collect(
                      Collectors.toMap(Entry::name, entry -> new Standing(entry.name(), 1, 1, 1))));
      for (Goal goal : field.goals()) {
        assertThat(field.columns()).as(goal.text()).containsAll(goal.columns());
        assertThat(goal.judge().of(column).measured()).as(goal.text()).isNotEmpty();
      }
    }
  }

  private static String judged(Goal goal) {
    Goal.Finding finding = goal.judge().of(COLUMN);
    return finding.measured() + " " + finding.met();
  }

  private static Entry entry(String name) {
    return new Entry(name, "a.Class.method", List.of());
  }
}

package dev.brazecdi.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.benchmarks.peers.Expectation.Column;
import dev.brazecdi.benchmarks.peers.Expectation.Finding;
import dev.brazecdi.benchmarks.regress.Contest.Entry;
import dev.brazecdi.benchmarks.regress.Contest.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a comparison with peers.
 *
 * @param columns the measured columns by the parameter's value
 * @param judged whether the figures are good enough to verify the expectations; all columns are
 *     present then
 */
record PeerComparisonResult(
    PeerComparison comparison, Map<String, Column> columns, boolean judged) {
  boolean missesAnExpectation() {
    return judged
        && comparison.expectations().stream()
            .anyMatch(
                expectation ->
                    expectation.columns().stream()
                        .anyMatch(column -> !finding(expectation, column).met()));
  }

  private Finding finding(Expectation expectation, String column) {
    return expectation.judge().of(column(column));
  }

  private Column column(String name) {
    return requireNonNull(columns.get(name), name);
  }

  @Nullable Standing standing(String name, String column) {
    return column(column).standings().get(name);
  }

  /** Returns a heading, the table, and the expectations. */
  String markdown() {
    StringBuilder text = new StringBuilder("### ").append(comparison.title()).append("\n\n");
    text.append("| `").append(comparison.name()).append("` |");
    for (String column : columns.keySet()) {
      text.append(' ').append(heading(column)).append(" |");
    }
    text.append("\n|---|").append("--:|".repeat(columns.size())).append('\n');
    for (int i = 0; i < comparison.entries().size(); i++) {
      Entry entry = comparison.entries().get(i);
      boolean ours = entry.name().equals(PeerComparison.OURS);
      text.append(ours ? "| **" + entry.name() + "** |" : "| " + entry.name() + " |");
      for (String column : columns.keySet()) {
        String cell = cell(standing(entry.name(), column), i == 0);
        text.append(ours ? " **" + cell + "** |" : " " + cell + " |");
      }
      text.append('\n');
    }
    if (!judged) {
      return text.toString();
    }
    text.append("\n| goal | on | measured | |\n|---|---|--:|---|\n");
    for (Expectation expectation : comparison.expectations()) {
      for (String column : expectation.columns()) {
        Finding finding = finding(expectation, column);
        text.append("| ")
            .append(
                String.join(
                    " | ",
                    List.of(
                        expectation.text(),
                        column.isEmpty() ? "" : heading(column),
                        finding.measured(),
                        finding.met() ? "met" : "**not met**")))
            .append(" |\n");
      }
    }
    return text.toString();
  }

  /** Returns the heading of a column. */
  static String heading(String column) {
    return column.isEmpty() ? "time · bytes" : column.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String cell(@Nullable Standing standing, boolean yardstick) {
    if (standing == null) {
      return "wrong";
    }
    return yardstick
        ? String.format(Locale.ROOT, "%,.0f ns · %,.0f B", standing.nanos(), standing.bytes())
        : String.format(Locale.ROOT, "× %,.2f · %,.0f B", standing.ratio(), standing.bytes());
  }
}

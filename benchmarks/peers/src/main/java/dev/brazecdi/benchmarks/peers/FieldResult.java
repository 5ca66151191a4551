package dev.brazecdi.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.benchmarks.peers.Goal.Column;
import dev.brazecdi.benchmarks.peers.Goal.Finding;
import dev.brazecdi.benchmarks.regress.Contest.Entry;
import dev.brazecdi.benchmarks.regress.Contest.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the entries of a field did.
 *
 * @param field what was measured
 * @param columns by the parameter's value, those that were measured
 * @param judged whether the figures are good enough to be held against the goals; all columns are
 *     there then
 */
record FieldResult(Field field, Map<String, Column> columns, boolean judged) {
  boolean missesAGoal() {
    return judged
        && field.goals().stream()
            .anyMatch(
                goal -> goal.columns().stream().anyMatch(column -> !finding(goal, column).met()));
  }

  private Finding finding(Goal goal, String column) {
    return goal.judge().of(column(column));
  }

  private Column column(String name) {
    return requireNonNull(columns.get(name), name);
  }

  @Nullable Standing standing(String name, String column) {
    return column(column).standings().get(name);
  }

  /** A heading, the table, and the goals. */
  String markdown() {
    StringBuilder text = new StringBuilder("### ").append(field.title()).append("\n\n");
    text.append("| `").append(field.name()).append("` |");
    for (String column : columns.keySet()) {
      text.append(' ').append(heading(column)).append(" |");
    }
    text.append("\n|---|").append("--:|".repeat(columns.size())).append('\n');
    for (int i = 0; i < field.entries().size(); i++) {
      Entry entry = field.entries().get(i);
      boolean ours = entry.name().equals(Field.OURS);
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
    for (Goal goal : field.goals()) {
      for (String column : goal.columns()) {
        Finding finding = finding(goal, column);
        text.append("| ")
            .append(
                String.join(
                    " | ",
                    List.of(
                        goal.text(),
                        column.isEmpty() ? "" : heading(column),
                        finding.measured(),
                        finding.met() ? "met" : "**not met**")))
            .append(" |\n");
      }
    }
    return text.toString();
  }

  /** How a column is called in tables. */
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

package dev.brazecdi.benchmarks.regress;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okio.Buffer;

/** Tells what was found: as a table for a terminal, in Markdown, and in JSON. */
final class Report {
  private static final List<String> HEADINGS =
      List.of("path", "verdict", "time", "interval", "base ns", "bytes", "");

  private final List<Outcome> outcomes;
  private final double confidence;
  private final double threshold;
  private final boolean judges;

  /**
   * A report.
   *
   * @param outcomes of what was compared, and of what base does not have
   * @param confidence of each interval
   * @param threshold percent
   * @param judges whether enough was measured to call anything a failure
   */
  Report(List<Outcome> outcomes, double confidence, double threshold, boolean judges) {
    this.outcomes = List.copyOf(outcomes);
    this.confidence = confidence;
    this.threshold = threshold;
    this.judges = judges;
  }

  /** Whether something got worse. */
  boolean isFailure() {
    return judges && outcomes.stream().anyMatch(Outcome::isFailure);
  }

  /** For a terminal. */
  String table() {
    List<List<String>> rows = rows();
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String format = i < 2 || i == widths.length - 1 ? "%-" : "%";
        line.append(String.format(format + Math.max(1, widths[i]) + "s  ", row.get(i)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.append('\n').append(summary()).append('\n').toString();
  }

  /** For a pull request. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    List<List<String>> rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      text.append(i == 0 ? "|---|---|--:|--:|--:|--:|---|\n" : "");
    }
    return text.append('\n').append(summary()).append('\n').toString();
  }

  /** For programs. */
  String json() throws IOException {
    Buffer text = new Buffer();
    try (JsonWriter json = JsonWriter.of(text)) {
      json.setIndent("  ");
      json.beginObject();
      json.name("threshold_percent").value(threshold);
      json.name("confidence").value(confidence);
      json.name("java").value(Runtime.version().toString());
      json.name("failed").value(isFailure());
      json.name("paths").beginArray();
      for (Outcome outcome : outcomes) {
        write(json, outcome);
      }
      json.endArray().endObject();
    }
    return text.readUtf8() + "\n";
  }

  private static void write(JsonWriter json, Outcome outcome) throws IOException {
    Verdict verdict = outcome.verdict();
    json.beginObject().name("path").value(outcome.subject().name());
    json.name("verdict").value(verdict == null ? "not in base" : verdict.toString());
    json.name("looks").beginArray();
    for (Comparison look : new Comparison[] {outcome.first(), outcome.second()}) {
      if (look != null) {
        json.beginObject();
        json.name("ratio").value(look.ratio());
        json.name("low").value(look.low());
        json.name("high").value(look.high());
        json.name("ratio_of_each_jvm").beginArray();
        for (double ratio : look.jvmRatios()) {
          json.value(ratio);
        }
        json.endArray();
        json.name("base_nanoseconds").value(look.baseNanos());
        json.name("base_bytes").value(look.baseBytes());
        json.name("head_bytes").value(look.headBytes());
        json.endObject();
      }
    }
    json.endArray().endObject();
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    for (Outcome outcome : outcomes) {
      Comparison comparison = outcome.comparison();
      Verdict verdict = outcome.verdict();
      if (comparison == null || verdict == null) {
        rows.add(List.of(outcome.subject().name(), "not in base", "", "", "", "", ""));
        continue;
      }
      rows.add(
          List.of(
              outcome.subject().name(),
              verdict.toString(),
              format("× %.3f", comparison.ratio()),
              format("%.3f – %.3f", comparison.low(), comparison.high()),
              format("%,.1f", comparison.baseNanos()),
              bytes(comparison),
              outcome.second() == null ? "" : "after a second look"));
    }
    return rows;
  }

  private static String bytes(Comparison comparison) {
    String base = format("%,.0f", comparison.baseBytes());
    String head = format("%,.0f", comparison.headBytes());
    return base.equals(head) ? base : base + " → " + head;
  }

  private String summary() {
    long compared = outcomes.stream().filter(outcome -> outcome.first() != null).count();
    long worse = outcomes.stream().filter(Outcome::isFailure).count();
    long unclear =
        outcomes.stream().filter(outcome -> outcome.verdict() == Verdict.UNCLEAR).count();
    return format(
        "%s of %d%s%s; time is that of head over base, with its interval at %.2f %% confidence;"
            + " slower is above %s %%",
        worse == 0 ? "nothing got worse" : worse + " got worse",
        compared,
        unclear == 0 ? "" : ", " + unclear + " unclear",
        compared == outcomes.size() ? "" : ", " + (outcomes.size() - compared) + " not in base",
        100 * confidence,
        threshold);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

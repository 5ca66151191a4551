package dev.brazecdi.benchmarks.regress;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okio.Buffer;

/** Writes the results as a table for a terminal, as Markdown and as JSON. */
final class Report {
  private static final List<String> HEADINGS =
      List.of("path", "verdict", "time", "interval", "base ns", "bytes", "");

  private final List<RegressionResult> results;
  private final double confidence;
  private final double threshold;
  private final boolean judges;

  /**
   * Creates a report.
   *
   * @param results one per subject, including subjects that base does not have
   * @param confidence of each interval
   * @param threshold in percent
   * @param judges whether enough was measured to report failures
   */
  Report(List<RegressionResult> results, double confidence, double threshold, boolean judges) {
    this.results = List.copyOf(results);
    this.confidence = confidence;
    this.threshold = threshold;
    this.judges = judges;
  }

  /** Returns whether something got worse. */
  boolean isFailure() {
    return judges && results.stream().anyMatch(RegressionResult::isFailure);
  }

  /** Returns a table for a terminal. */
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

  /** Returns Markdown for a pull request. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    List<List<String>> rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      text.append(i == 0 ? "|---|---|--:|--:|--:|--:|---|\n" : "");
    }
    return text.append('\n').append(summary()).append('\n').toString();
  }

  /** Returns JSON for programs. */
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
      for (RegressionResult result : results) {
        write(json, result);
      }
      json.endArray().endObject();
    }
    return text.readUtf8() + "\n";
  }

  private static void write(JsonWriter json, RegressionResult result) throws IOException {
    Change change = result.change();
    json.beginObject().name("path").value(result.subject().name());
    json.name("verdict").value(change == null ? "not in base" : change.toString());
    json.name("looks").beginArray();
    for (Comparison run : new Comparison[] {result.first(), result.second()}) {
      if (run != null) {
        json.beginObject();
        json.name("ratio").value(run.ratio());
        json.name("low").value(run.low());
        json.name("high").value(run.high());
        json.name("ratio_of_each_jvm").beginArray();
        for (double ratio : run.jvmRatios()) {
          json.value(ratio);
        }
        json.endArray();
        json.name("base_nanoseconds").value(run.baseNanos());
        json.name("base_bytes").value(run.baseBytes());
        json.name("head_bytes").value(run.headBytes());
        json.endObject();
      }
    }
    json.endArray().endObject();
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    for (RegressionResult result : results) {
      Comparison comparison = result.comparison();
      Change change = result.change();
      if (comparison == null || change == null) {
        rows.add(List.of(result.subject().name(), "not in base", "", "", "", "", ""));
        continue;
      }
      rows.add(
          List.of(
              result.subject().name(),
              change.toString(),
              format("× %.3f", comparison.ratio()),
              format("%.3f – %.3f", comparison.low(), comparison.high()),
              format("%,.1f", comparison.baseNanos()),
              bytes(comparison),
              result.second() == null ? "" : "after a second look"));
    }
    return rows;
  }

  private static String bytes(Comparison comparison) {
    String base = format("%,.0f", comparison.baseBytes());
    String head = format("%,.0f", comparison.headBytes());
    return base.equals(head) ? base : base + " → " + head;
  }

  private String summary() {
    long compared = results.stream().filter(result -> result.first() != null).count();
    long worse = results.stream().filter(RegressionResult::isFailure).count();
    long unclear = results.stream().filter(result -> result.change() == Change.UNCLEAR).count();
    return format(
        "%s of %d%s%s; time is that of head over base, with its interval at %.2f %% confidence;"
            + " slower is above %s %%",
        worse == 0 ? "nothing got worse" : worse + " got worse",
        compared,
        unclear == 0 ? "" : ", " + unclear + " unclear",
        compared == results.size() ? "" : ", " + (results.size() - compared) + " not in base",
        100 * confidence,
        threshold);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

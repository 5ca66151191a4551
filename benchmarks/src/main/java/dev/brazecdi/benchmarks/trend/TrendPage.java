package dev.brazecdi.benchmarks.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A page with a chart for each benchmark, without scripts or other files. */
final class TrendPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Performance by revision</title>
      <style>
      body { font: 15px/1.5 system-ui, sans-serif; color: #1c2430; margin: 2rem auto; max-width: 1120px;
        padding: 0 1rem; }
      main { display: grid; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); gap: 1.5rem; }
      figure { margin: 0; }
      figcaption { overflow-wrap: anywhere; }
      figcaption b { display: block; font-weight: 600; }
      svg { width: 100%; height: auto; }
      svg text { font: 11px system-ui, sans-serif; fill: #5a6472; }
      .axis { stroke: #d5dae1; }
      .time { stroke: #1f5fbf; fill: none; }
      .bytes { stroke: #b3541e; fill: none; }
      .time.dot { fill: #1f5fbf; }
      .bytes.dot { fill: #b3541e; }
      .column { fill: #1c2430; fill-opacity: 0; }
      .column:hover { fill-opacity: .08; }
      table { border-collapse: collapse; margin-top: 2rem; }
      th, td { text-align: left; padding: .2rem 1.5rem .2rem 0; border-bottom: 1px solid #d5dae1; }
      </style>
      </head>
      <body>
      <h1>Performance by revision</h1>
      <p>Mean time of an operation with its 99.9 % confidence interval, and the bytes it allocates, as JMH
      measures them. Point at a revision for its date, commit and values. The last revision is on the right.
      A wide interval is cut off at the edge of its chart.</p>
      <p><strong>Do not judge a change by these times.</strong> Shared machines differ from run to run, so a step
      can be another machine. To find out whether a change made something slower, run
      <code>benchmarks/regress BASE HEAD</code>, which measures both revisions in turn in the same JVM.
      Bytes do not depend on the machine.</p>
      <main>
      """;

  private final List<Revision> revisions;

  TrendPage(List<Revision> revisions) {
    this.revisions = List.copyOf(revisions);
  }

  /** Returns the page as HTML. */
  String html() {
    StringBuilder html = new StringBuilder(HEAD);
    series().forEach((name, points) -> html.append(new TrendChart(name, points).html()));
    html.append("</main>\n<table>\n<tr><th>date (UTC)<th>commit<th>JVM\n");
    for (Revision revision : revisions) {
      JmhResult first = revision.results().get(0);
      html.append("<tr><td>").append(revision.date());
      html.append("<td><code>").append(revision.commit()).append("</code><td>");
      html.append(escape(first.vmName() + ' ' + first.vmVersion())).append('\n');
    }
    return html.append("</table>\n</body>\n</html>\n").toString();
  }

  /** Returns the points of each benchmark, which are absent where a revision does not have it. */
  private Map<String, List<TrendChart.Point>> series() {
    Map<String, List<TrendChart.Point>> series = new TreeMap<>();
    for (int i = 0; i < revisions.size(); i++) {
      Revision revision = revisions.get(i);
      for (JmhResult result : revision.results()) {
        series
            .computeIfAbsent(result.name(), name -> new ArrayList<>())
            .add(new TrendChart.Point(i, revisions.size(), revision, result));
      }
    }
    return series;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

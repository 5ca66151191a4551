package dev.brazecdi.benchmarks.trend;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A chart of one benchmark: its time, and below it the bytes. */
final class TrendChart {
  private static final int WIDTH = 340;
  private static final int LEFT = 58;
  private static final int RIGHT = 12;

  private static final Panel TIME = new Panel("time", 12, 112);
  private static final Panel BYTES = new Panel("bytes", 142, 182);
  private static final int HEIGHT = 202;

  private final String name;
  private final List<Point> points;

  TrendChart(String name, List<Point> points) {
    this.name = name;
    this.points = List.copyOf(points);
  }

  /**
   * A benchmark at one revision.
   *
   * @param index of the revision, from 0
   * @param count of all revisions
   */
  record Point(int index, int count, Revision revision, JmhResult result) {
    double x() {
      return LEFT + columnWidth() * (index + 0.5);
    }

    double columnWidth() {
      return (double) (WIDTH - LEFT - RIGHT) / count;
    }

    double score() {
      return result.primaryMetric().score();
    }

    /** Returns half the width of the interval; 0 if it is not known. */
    double error() {
      double error = result.primaryMetric().scoreError();
      return Double.isNaN(error) ? 0 : error;
    }

    double bytes() {
      return result.bytes();
    }

    String text() {
      String error = error() == 0 ? "" : " ± " + number(error());
      String bytes = Double.isNaN(bytes()) ? "" : format(" · %,.0f B/op", bytes());
      return number(score()) + error + ' ' + result.primaryMetric().scoreUnit() + bytes;
    }
  }

  /** The part of a chart with one scale, from its top to its bottom, which is 0. */
  private record Panel(String style, double top, double bottom) {
    double y(double value, double max) {
      return bottom - (bottom - top) * Math.min(1, Math.max(0, value / max));
    }
  }

  String html() {
    Point last = points.get(points.size() - 1);
    StringBuilder html = new StringBuilder();
    html.append("<figure><figcaption><b>").append(TrendPage.escape(name)).append("</b>");
    html.append(TrendPage.escape(last.text())).append("</figcaption>\n");
    html.append(format("<svg viewBox=\"0 0 %d %d\" role=\"img\">\n", WIDTH, HEIGHT));
    double highest = points.stream().mapToDouble(Point::score).max().orElse(0);
    double withError = points.stream().mapToDouble(p -> p.score() + p.error()).max().orElse(0);
    // A wide interval is cut off, so that the others stay visible.
    double max = Math.max(1e-9, Math.min(withError, 2 * highest));
    append(html, TIME, max, last.result().primaryMetric().scoreUnit(), Point::score);
    for (Point point : points) {
      String line = "<path class=\"time\" d=\"M%.1f %.1fV%.1f\"/>\n";
      double low = TIME.y(point.score() - point.error(), max);
      html.append(format(line, point.x(), low, TIME.y(point.score() + point.error(), max)));
    }
    double bytes = points.stream().mapToDouble(Point::bytes).filter(b -> b >= 0).max().orElse(-1);
    if (bytes >= 0) {
      append(html, BYTES, Math.max(1, bytes), "B/op", Point::bytes);
    }
    for (Point point : points) {
      appendHover(html, point);
    }
    return html.append("</svg></figure>\n").toString();
  }

  private void append(
      StringBuilder html, Panel panel, double max, String unit, ToDoubleFunction<Point> value) {
    String axis = "<path class=\"axis\" d=\"M%d %.1fH%d\"/>";
    String label = "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n";
    html.append(format(axis, LEFT, panel.bottom, WIDTH - RIGHT));
    html.append(format(label, LEFT - 4, panel.bottom + 4, "0"));
    html.append(format(axis, LEFT, panel.top, WIDTH - RIGHT));
    html.append(format(label, LEFT - 4, panel.top + 4, number(max)));
    html.append(format(label, LEFT - 4, panel.top + 17, unit));
    StringBuilder line = new StringBuilder();
    int before = -2;
    for (Point point : points) {
      if (!Double.isNaN(value.applyAsDouble(point))) {
        double y = panel.y(value.applyAsDouble(point), max);
        line.append(before == point.index() - 1 ? 'L' : 'M')
            .append(format("%.1f %.1f", point.x(), y));
        before = point.index();
        String dot = "<circle class=\"%s dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>\n";
        html.append(format(dot, panel.style, point.x(), y));
      }
    }
    html.append(format("<path class=\"%s\" d=\"%s\"/>\n", panel.style, line));
  }

  /** A column whose title browsers show. */
  private static void appendHover(StringBuilder html, Point point) {
    String column =
        "<rect class=\"column\" x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>\n";
    String title =
        point.revision().date() + " UTC, " + point.revision().commit() + '\n' + point.text();
    double x = point.x() - point.columnWidth() / 2;
    html.append(format(column, x, point.columnWidth(), HEIGHT, TrendPage.escape(title)));
  }

  private static String number(double value) {
    return format(value < 100 && value != Math.rint(value) ? "%,.1f" : "%,.0f", value);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

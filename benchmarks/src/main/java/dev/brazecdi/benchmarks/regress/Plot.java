package dev.brazecdi.benchmarks.regress;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a comparison: the ratio of each JVM, the mean with its interval, and the threshold. */
final class Plot {
  private Plot() {}

  /**
   * Writes a PNG.
   *
   * @param threshold the smallest relevant change of the time, such as 0.03
   */
  static void write(String name, Comparison comparison, double threshold, Path file)
      throws IOException {
    List<Double> ratios = comparison.jvmRatios();
    XYChart chart =
        new XYChartBuilder()
            .width(720)
            .height(400)
            .title(name + ": " + Change.of(comparison, threshold))
            .xAxisTitle("JVM")
            .yAxisTitle("time of head over that of base")
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(ratios.size() + 1.0);
    chart.getStyler().setXAxisDecimalPattern("0");
    chart.getStyler().setYAxisDecimalPattern("0.00");
    line(chart, "slower", 1 + threshold, Color.RED, 1);
    line(chart, "interval", comparison.high(), Color.GRAY, 1);
    line(chart, "mean", comparison.ratio(), Color.BLACK, 2);
    line(chart, "interval, low", comparison.low(), Color.GRAY, 1).setShowInLegend(false);
    line(chart, "faster", 1 / (1 + threshold), Color.GREEN.darker(), 1);
    List<Integer> numbers = IntStream.rangeClosed(1, ratios.size()).boxed().toList();
    XYSeries jvms = chart.addSeries("a JVM", numbers, ratios);
    jvms.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    jvms.setMarkerColor(Color.BLUE);
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  private static XYSeries line(XYChart chart, String name, double y, Color color, float width) {
    List<Double> x = List.of(0.0, chart.getStyler().getXAxisMax());
    XYSeries line = chart.addSeries(name, x, Collections.nCopies(x.size(), y));
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(color);
    line.setLineStyle(new BasicStroke(width));
    return line;
  }
}

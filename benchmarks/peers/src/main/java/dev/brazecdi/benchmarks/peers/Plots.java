package dev.brazecdi.benchmarks.peers;

import dev.brazecdi.benchmarks.regress.Contest.Entry;
import dev.brazecdi.benchmarks.regress.Contest.Standing;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws bars of the time relative to the yardstick, one group per column. */
final class Plots {
  private Plots() {}

  /** Writes a PNG. */
  static void write(PeerComparisonResult result, Path file) throws IOException {
    PeerComparison comparison = result.comparison();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(1_000)
            .height(480)
            .title(comparison.title())
            .yAxisTitle("time over that of " + comparison.entries().get(0).name())
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(least(result) / 2); // it would be zero, which has no logarithm
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    List<String> columns =
        result.columns().keySet().stream()
            .map(column -> column.isEmpty() ? comparison.name() : column.toLowerCase(Locale.ROOT))
            .toList();
    for (Entry entry : comparison.entries()) {
      chart.addSeries(
          entry.name(),
          columns,
          result.columns().keySet().stream()
              .map(column -> ratio(result.standing(entry.name(), column)))
              .toList());
    }
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  private static double least(PeerComparisonResult result) {
    return result.columns().values().stream()
        .flatMap(column -> column.standings().values().stream())
        .mapToDouble(Standing::ratio)
        .min()
        .orElseThrow();
  }

  /** Returns null, for no bar, if the entry gave a wrong result. */
  private static @Nullable Double ratio(@Nullable Standing standing) {
    return standing == null ? null : standing.ratio();
  }
}

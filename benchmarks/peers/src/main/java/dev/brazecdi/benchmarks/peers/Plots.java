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

/** Draws what was measured: bars of the time over the yardstick's, one group to a column. */
final class Plots {
  private Plots() {}

  /** Writes a PNG. */
  static void write(FieldResult result, Path file) throws IOException {
    Field field = result.field();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(1_000)
            .height(480)
            .title(field.title())
            .yAxisTitle("time over that of " + field.entries().get(0).name())
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(least(result) / 2); // it would be zero, which has no logarithm
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    List<String> columns =
        result.columns().keySet().stream()
            .map(column -> column.isEmpty() ? field.name() : column.toLowerCase(Locale.ROOT))
            .toList();
    for (Entry entry : field.entries()) {
      chart.addSeries(
          entry.name(),
          columns,
          result.columns().keySet().stream()
              .map(column -> ratio(result.standing(entry.name(), column)))
              .toList());
    }
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  private static double least(FieldResult result) {
    return result.columns().values().stream()
        .flatMap(column -> column.standings().values().stream())
        .mapToDouble(Standing::ratio)
        .min()
        .orElseThrow();
  }

  /** Nothing is drawn of one that was wrong. */
  private static @Nullable Double ratio(@Nullable Standing standing) {
    return standing == null ? null : standing.ratio();
  }
}

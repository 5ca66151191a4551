package dev.brazecdi.benchmarks.trend;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a trend needs of a benchmark in JMH's JSON; see {@code -rf json}. Public for Moshi.
 *
 * @param benchmark package, class and method
 * @param params null if it has none
 * @param secondaryMetrics of profilers
 */
public record JmhResult(
    String benchmark,
    @Nullable Map<String, String> params,
    String vmName,
    String vmVersion,
    Metric primaryMetric,
    Map<String, Metric> secondaryMetrics) {
  /** Lenient, because JMH writes numbers that are not defined as "NaN". */
  private static final JsonAdapter<List<JmhResult>> ADAPTER =
      new Moshi.Builder()
          .build()
          .<List<JmhResult>>adapter(Types.newParameterizedType(List.class, JmhResult.class))
          .lenient();

  /**
   * A score.
   *
   * @param score the mean of all iterations
   * @param scoreError half the width of its confidence interval; NaN for a single iteration
   * @param scoreUnit such as {@code ns/op}
   */
  public record Metric(double score, double scoreError, String scoreUnit) {}

  /**
   * Parses a file of JMH.
   *
   * @throws JsonDataException if it is JSON of another kind
   * @throws IOException if it is not JSON
   */
  static List<JmhResult> parse(String json) throws IOException {
    List<JmhResult> results = ADAPTER.fromJson(json);
    if (results == null || results.isEmpty()) {
      throw new JsonDataException("no benchmarks");
    }
    if (!results.stream().allMatch(JmhResult::isComplete)) {
      throw new JsonDataException(
          "a benchmark has no name, JVM, primaryMetric or secondaryMetrics");
    }
    return results;
  }

  /** Returns whether no field is null, as Moshi leaves those that are absent. */
  private boolean isComplete() {
    return Stream.of(benchmark, vmName, vmVersion, primaryMetric, secondaryMetrics)
        .allMatch(Objects::nonNull);
  }

  /** Returns class and method without the package, and the parameters. */
  String name() {
    StringBuilder name = new StringBuilder(benchmark.replaceFirst(".*\\.(?=[^.]+\\.[^.]+$)", ""));
    if (params != null) {
      new TreeMap<>(params)
          .forEach((key, value) -> name.append(' ').append(key).append('=').append(value));
    }
    return name.toString();
  }

  /** Returns the bytes allocated per operation; NaN if JMH ran without {@code -prof gc}. */
  double bytes() {
    Metric bytes = secondaryMetrics.get("gc.alloc.rate.norm");
    return bytes == null ? Double.NaN : bytes.score();
  }
}

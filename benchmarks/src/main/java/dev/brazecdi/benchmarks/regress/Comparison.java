package dev.brazecdi.benchmarks.regress;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A comparison of two variants from the samples of several JVMs.
 *
 * @param ratio processor time of head over that of base: the geometric mean of all JVMs
 * @param low the lower end of its confidence interval
 * @param high the upper end
 * @param jvmRatios the ratio in each JVM: the median of its rounds
 * @param baseNanos per operation of base, in the fastest samples
 * @param baseBytes per operation of base
 * @param headBytes per operation of head
 * @param grewIn the number of JVMs in which head allocates more than base
 */
record Comparison(
    double ratio,
    double low,
    double high,
    List<Double> jvmRatios,
    double baseNanos,
    double baseBytes,
    double headBytes,
    int grewIn) {
  private static final int RESAMPLES = 20_000;
  private static final long SEED = 20_260_325; // the same samples give the same interval

  /** Minimum growth in bytes; smaller differences come from the mean. */
  private static final double LEAST_GROWTH = 1;

  /** Minimum growth relative to base, for benchmarks with variable allocation. */
  private static final double LEAST_GROWTH_SHARE = 0.001;

  /**
   * Compares variant 1, head, with variant 0, base.
   *
   * @param jvms the samples of each JVM
   * @param confidence of the interval, such as 0.95
   */
  static Comparison of(List<List<Sample>> jvms, double confidence) {
    double[][] logs = logRatios(jvms, 0, 1);
    double[] medians = Arrays.stream(logs).mapToDouble(Comparison::median).toArray();
    double[] means = bootstrap(logs, new Random(SEED));
    double tail = (1 - confidence) / 2;
    double[] baseBytes = bytes(jvms, 0);
    double[] headBytes = bytes(jvms, 1);
    int grewIn = 0;
    for (int i = 0; i < baseBytes.length; i++) {
      double least = Math.max(LEAST_GROWTH, LEAST_GROWTH_SHARE * baseBytes[i]);
      grewIn += headBytes[i] - baseBytes[i] >= least ? 1 : 0;
    }
    return new Comparison(
        Math.exp(mean(medians)),
        Math.exp(quantile(means, tail)),
        Math.exp(quantile(means, 1 - tail)),
        Arrays.stream(medians).mapToObj(Math::exp).toList(),
        leastNanos(jvms, 0),
        median(baseBytes),
        median(headBytes),
        grewIn);
  }

  /** Returns {@link #ratio} without an interval. */
  static double ratio(List<List<Sample>> jvms, int base, int head) {
    double[][] logs = logRatios(jvms, base, head);
    return Math.exp(mean(Arrays.stream(logs).mapToDouble(Comparison::median).toArray()));
  }

  /** Returns the processor time per operation in the fastest sample. */
  static double leastNanos(List<List<Sample>> jvms, int variant) {
    return jvms.stream()
        .flatMap(List::stream)
        .filter(sample -> sample.variant() == variant)
        .mapToDouble(Sample::nanos)
        .min()
        .orElseThrow();
  }

  /** Returns the bytes per operation. */
  static double medianBytes(List<List<Sample>> jvms, int variant) {
    return median(bytes(jvms, variant));
  }

  private static double[][] logRatios(List<List<Sample>> jvms, int base, int head) {
    return jvms.stream().map(samples -> logRatiosOf(samples, base, head)).toArray(double[][]::new);
  }

  /** Returns the logarithm of head over base in each round of a JVM. */
  private static double[] logRatiosOf(List<Sample> samples, int base, int head) {
    TreeMap<Integer, Double> rounds = new TreeMap<>();
    for (Sample sample : samples) {
      double log = Math.log(sample.nanos());
      if (sample.variant() == head) {
        rounds.merge(sample.round(), log, Double::sum);
      }
      if (sample.variant() == base) {
        rounds.merge(sample.round(), -log, Double::sum);
      }
    }
    return rounds.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns sorted means of JVMs resampled with replacement, each of resampled rounds. */
  private static double[] bootstrap(double[][] logs, Random random) {
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < means.length; i++) {
      double[] medians = new double[logs.length];
      for (int j = 0; j < medians.length; j++) {
        double[] jvm = logs[random.nextInt(logs.length)];
        medians[j] =
            median(random.ints(jvm.length, 0, jvm.length).mapToDouble(k -> jvm[k]).toArray());
      }
      means[i] = mean(medians);
    }
    Arrays.sort(means);
    return means;
  }

  private static double[] bytes(List<List<Sample>> jvms, int variant) {
    return jvms.stream()
        .mapToDouble(
            samples ->
                median(
                    samples.stream()
                        .filter(sample -> sample.variant() == variant)
                        .mapToDouble(Sample::bytes)
                        .toArray()))
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}

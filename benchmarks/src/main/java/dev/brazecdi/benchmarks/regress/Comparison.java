package dev.brazecdi.benchmarks.regress;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * How two contestants compare, by the slices of several JVMs.
 *
 * @param ratio processor time of head over that of base: the geometric mean of what the JVMs say
 * @param low the lower end of its confidence interval
 * @param high the upper end
 * @param jvmRatios what each JVM says: the median of the ratios within its rounds
 * @param baseNanos for an operation, of base, in the least disturbed slices
 * @param baseBytes for an operation, of base
 * @param headBytes for an operation, of head
 * @param grewIn in how many of the JVMs head allocates more than base
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
  private static final long SEED = 20_260_325; // the same slices give the same interval

  /** Less is not a growth: an operation cannot allocate part of an object, but a mean can. */
  private static final double LEAST_GROWTH = 1;

  /** And where it differs from time to time, as with a network, not less than this part. */
  private static final double LEAST_GROWTH_SHARE = 0.001;

  /**
   * Compares contestant 1, head, with contestant 0, base.
   *
   * @param jvms the slices of each JVM
   * @param confidence of the interval, such as 0.95
   */
  static Comparison of(List<List<Slice>> jvms, double confidence) {
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

  /** Processor time of head over that of base, without an interval; as {@link #ratio} is. */
  static double ratio(List<List<Slice>> jvms, int base, int head) {
    double[][] logs = logRatios(jvms, base, head);
    return Math.exp(mean(Arrays.stream(logs).mapToDouble(Comparison::median).toArray()));
  }

  /** Processor time for an operation, in the least disturbed slice. */
  static double leastNanos(List<List<Slice>> jvms, int contestant) {
    return jvms.stream()
        .flatMap(List::stream)
        .filter(slice -> slice.contestant() == contestant)
        .mapToDouble(Slice::nanos)
        .min()
        .orElseThrow();
  }

  /** Bytes for an operation. */
  static double medianBytes(List<List<Slice>> jvms, int contestant) {
    return median(bytes(jvms, contestant));
  }

  private static double[][] logRatios(List<List<Slice>> jvms, int base, int head) {
    return jvms.stream().map(slices -> logRatiosOf(slices, base, head)).toArray(double[][]::new);
  }

  /** The logarithm of head over base in each round of a JVM. */
  private static double[] logRatiosOf(List<Slice> slices, int base, int head) {
    TreeMap<Integer, Double> rounds = new TreeMap<>();
    for (Slice slice : slices) {
      double log = Math.log(slice.nanos());
      if (slice.contestant() == head) {
        rounds.merge(slice.round(), log, Double::sum);
      }
      if (slice.contestant() == base) {
        rounds.merge(slice.round(), -log, Double::sum);
      }
    }
    return rounds.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Means over JVMs drawn with repetition, each by rounds drawn with repetition; sorted. */
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

  private static double[] bytes(List<List<Slice>> jvms, int contestant) {
    return jvms.stream()
        .mapToDouble(
            slices ->
                median(
                    slices.stream()
                        .filter(slice -> slice.contestant() == contestant)
                        .mapToDouble(Slice::bytes)
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

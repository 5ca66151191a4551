package dev.brazecdi.benchmarks.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Judges samples that were made up, so that nothing depends on the machine. */
final class ComparisonTest {
  private static final double CONFIDENCE = 0.95;
  private static final double THRESHOLD = 0.03;

  private final Random random = new Random(1);

  @Test
  void tenPercentAreFoundUnderNoiseThatIsCommonToARound() {
    Comparison comparison = Comparison.of(jvms(10, 1.10, 0.02, 64, 64), CONFIDENCE);

    assertThat(comparison.ratio()).isCloseTo(1.10, within(0.02));
    assertThat(comparison.low()).isLessThan(comparison.ratio()).isGreaterThan(1.03);
    assertThat(comparison.high()).isGreaterThan(comparison.ratio());
    assertThat(Change.of(comparison, THRESHOLD)).isEqualTo(Change.SLOWER);
  }

  @Test
  void anyTwoOfManyAreCompared() {
    List<List<Sample>> jvms = new ArrayList<>();
    for (int jvm = 0; jvm < 3; jvm++) {
      List<Sample> samples = new ArrayList<>();
      for (int round = 0; round < 10; round++) {
        double noise = 1 + random.nextDouble();
        samples.add(new Sample(round, 2, 600 * noise, 24));
        samples.add(new Sample(round, 0, 100 * noise, 8));
        samples.add(new Sample(round, 1, 300 * noise, 16));
      }
      jvms.add(samples);
    }

    assertThat(Comparison.ratio(jvms, 1, 2)).isCloseTo(2, within(1e-9));
    assertThat(Comparison.ratio(jvms, 0, 1)).isCloseTo(3, within(1e-9));
    assertThat(Comparison.ratio(jvms, 0, 1)).isEqualTo(Comparison.of(jvms, CONFIDENCE).ratio());
    assertThat(Comparison.ratio(jvms, 2, 2)).isEqualTo(1);
    assertThat(Comparison.medianBytes(jvms, 1)).isEqualTo(16);
    assertThat(Comparison.medianBytes(jvms, 2)).isEqualTo(24);
    assertThat(Comparison.leastNanos(jvms, 1)).isBetween(300.0, 600.0);
  }

  @Test
  void theSameIsAlike() {
    for (int run = 0; run < 4; run++) {
      Comparison comparison = Comparison.of(jvms(10, 1, 0.02, 64, 64), CONFIDENCE);

      assertThat(Change.of(comparison, THRESHOLD)).isEqualTo(Change.ALIKE);
      assertThat(comparison.low()).isLessThan(comparison.high());
    }
  }

  @Test
  void jvmsThatDisagreeMakeTheIntervalWide() {
    Comparison agreeing = Comparison.of(jvms(10, 1.06, 0.005, 64, 64), CONFIDENCE);
    Comparison disagreeing = Comparison.of(jvms(10, 1.06, 0.10, 64, 64), CONFIDENCE);

    assertThat(disagreeing.high() - disagreeing.low())
        .isGreaterThan(4 * (agreeing.high() - agreeing.low()));
    assertThat(Change.of(agreeing, THRESHOLD)).isEqualTo(Change.SLOWER);
    assertThat(Change.of(disagreeing, THRESHOLD)).isEqualTo(Change.UNCLEAR);
  }

  @Test
  void tenPercentFasterAreFasterAndNoFailure() {
    Comparison comparison = Comparison.of(jvms(10, 0.90, 0.01, 64, 64), CONFIDENCE);

    assertThat(Change.of(comparison, THRESHOLD)).isEqualTo(Change.FASTER);
    assertThat(Change.FASTER.isFailure()).isFalse();
  }

  @Test
  void aGrowthOfOneObjectIsFoundWhateverTheTime() {
    Comparison comparison = Comparison.of(jvms(10, 0.5, 0.02, 64, 80), CONFIDENCE);

    assertThat(comparison.baseBytes()).isEqualTo(64);
    assertThat(comparison.headBytes()).isEqualTo(80);
    assertThat(Change.of(comparison, THRESHOLD)).isEqualTo(Change.ALLOCATES_MORE);
  }

  @Test
  void aGrowthInOneJvmIsItsCompilersMood() {
    List<List<Sample>> jvms = jvms(9, 1, 0.01, 64, 64);
    jvms.addAll(jvms(1, 1, 0.01, 64, 80));

    assertThat(Change.of(Comparison.of(jvms, CONFIDENCE), THRESHOLD)).isEqualTo(Change.ALIKE);
  }

  @Test
  void aFewBytesOfSeventeenThousandAreNone() {
    Comparison comparison = Comparison.of(jvms(10, 1, 0.01, 17_000, 17_010), CONFIDENCE);

    assertThat(Change.of(comparison, THRESHOLD)).isEqualTo(Change.ALIKE);
  }

  @Test
  void theSameSlicesGiveTheSameInterval() {
    List<List<Sample>> jvms = jvms(5, 1.02, 0.03, 64, 64);

    assertThat(Comparison.of(jvms, CONFIDENCE)).isEqualTo(Comparison.of(jvms, CONFIDENCE));
  }

  @Test
  void aSliceSurvivesItsLine() {
    Sample sample = new Sample(3, 1, 12.5, 0.25);

    assertThat(Sample.ofLine(sample.toLine())).isEqualTo(sample);
  }

  /**
   * The machine is up to three times as slow from round to round, for both; and each JVM has its
   * own mind about the ratio.
   */
  private List<List<Sample>> jvms(
      int count, double ratio, double disagreement, double baseBytes, double headBytes) {
    List<List<Sample>> jvms = new ArrayList<>();
    for (int jvm = 0; jvm < count; jvm++) {
      double own = ratio * Math.exp(disagreement * random.nextGaussian());
      List<Sample> samples = new ArrayList<>();
      for (int round = 0; round < 30; round++) {
        double weather = 100 * (1 + 2 * random.nextDouble());
        double flutter = Math.exp(0.02 * random.nextGaussian());
        samples.add(new Sample(round, 1, weather * own * flutter, headBytes));
        samples.add(new Sample(round, 0, weather, baseBytes));
      }
      jvms.add(samples);
    }
    return jvms;
  }
}

package dev.brazecdi.benchmarks.regress;

import java.util.Locale;
import java.util.Scanner;

/**
 * The measurement of one variant in one round.
 *
 * @param round counted from zero
 * @param variant its index in the list of variants
 * @param nanos processor time per operation
 * @param bytes allocated bytes per operation
 */
record Sample(int round, int variant, double nanos, double bytes) {
  String toLine() {
    return String.format(Locale.ROOT, "%d %d %.6f %.6f", round, variant, nanos, bytes);
  }

  static Sample ofLine(String line) {
    try (Scanner scanner = new Scanner(line).useLocale(Locale.ROOT)) {
      return new Sample(
          scanner.nextInt(), scanner.nextInt(), scanner.nextDouble(), scanner.nextDouble());
    }
  }
}

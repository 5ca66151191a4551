package dev.brazecdi.benchmarks.regress;

import java.util.Locale;
import java.util.Scanner;

/**
 * What one contestant did in its turn of one round.
 *
 * @param round counted from zero
 * @param contestant its place in the list of contestants
 * @param nanos processor time for an operation
 * @param bytes that were allocated for an operation
 */
record Slice(int round, int contestant, double nanos, double bytes) {
  String toLine() {
    return String.format(Locale.ROOT, "%d %d %.6f %.6f", round, contestant, nanos, bytes);
  }

  static Slice ofLine(String line) {
    try (Scanner scanner = new Scanner(line).useLocale(Locale.ROOT)) {
      return new Slice(
          scanner.nextInt(), scanner.nextInt(), scanner.nextDouble(), scanner.nextDouble());
    }
  }
}

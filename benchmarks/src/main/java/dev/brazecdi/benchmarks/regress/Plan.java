package dev.brazecdi.benchmarks.regress;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param jvms how many JVMs are asked, one after the other
 * @param rounds in each of them
 * @param slice processor time of one turn, about
 * @param warmUp processor time of each contestant before the first round, at least
 */
record Plan(int jvms, int rounds, Duration slice, Duration warmUp) {
  /** A minute or a bit less for a comparison. */
  static final Plan THOROUGH = new Plan(10, 60, Duration.ofMillis(20), Duration.ofMillis(1_500));

  /** Enough to see whether it runs. */
  static final Plan GLANCE = new Plan(2, 3, Duration.ofMillis(2), Duration.ofMillis(20));
}

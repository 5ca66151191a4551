package dev.brazecdi.benchmarks.regress;

import java.time.Duration;

/**
 * The extent of a measurement.
 *
 * @param jvms the number of JVMs, which run one after the other
 * @param rounds the number of rounds in each JVM
 * @param sample the approximate processor time of one turn
 * @param warmUp the minimum processor time of each variant before the first round
 * @param allThreads whether the work of other threads counts
 */
public record Plan(int jvms, int rounds, Duration sample, Duration warmUp, boolean allThreads) {
  /** Takes a minute or less per comparison. */
  static final Plan THOROUGH =
      new Plan(10, 60, Duration.ofMillis(20), Duration.ofMillis(1_500), false);

  /** Takes about five seconds per entry. */
  public static final Plan SIDE_BY_SIDE =
      new Plan(3, 30, Duration.ofMillis(20), Duration.ofMillis(1_000), false);

  /** Suffices to see whether it runs. */
  public static final Plan GLANCE =
      new Plan(2, 3, Duration.ofMillis(2), Duration.ofMillis(20), false);

  /**
   * Returns this plan for page walks: it counts all threads except the server's and warms up five
   * times as long, because a walk needs much more code to be compiled.
   */
  public Plan ofAllThreads() {
    return new Plan(jvms, rounds, sample, warmUp.multipliedBy(5), true);
  }
}

package dev.brazecdi.benchmarks.regress;

import java.time.Duration;

/**
 * How long is measured, and what.
 *
 * @param jvms how many JVMs are asked, one after the other
 * @param rounds in each of them
 * @param slice processor time of one turn, about
 * @param warmUp processor time of each contestant before the first round, at least
 * @param allThreads whether what other threads do for the contestant counts as well
 */
public record Plan(int jvms, int rounds, Duration slice, Duration warmUp, boolean allThreads) {
  /** A minute or a bit less for a comparison. */
  static final Plan THOROUGH =
      new Plan(10, 60, Duration.ofMillis(20), Duration.ofMillis(1_500), false);

  /** Five seconds or so for each of those that are put beside each other. */
  public static final Plan SIDE_BY_SIDE =
      new Plan(3, 30, Duration.ofMillis(20), Duration.ofMillis(1_000), false);

  /** Enough to see whether it runs. */
  public static final Plan GLANCE =
      new Plan(2, 3, Duration.ofMillis(2), Duration.ofMillis(20), false);

  /**
   * The same, of the whole process but for the server, and for walks: these run through so much
   * code that it takes five times as long until all of it is compiled.
   */
  public Plan ofAllThreads() {
    return new Plan(jvms, rounds, slice, warmUp.multipliedBy(5), true);
  }
}

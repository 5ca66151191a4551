package dev.brazecdi.health;

/**
 * The number of consecutive inactive runs that is a warning. Immutable.
 *
 * <p>Whether inactivity is a bad sign depends on the source: if a table is filled once a month,
 * most runs have nothing to sync. So the default warns only of {@link #unusual() unusual}
 * inactivity.
 */
public final class StreakThreshold {
  private static final StreakThreshold OFF = new StreakThreshold(0);
  private static final StreakThreshold UNUSUAL = new StreakThreshold(-1);

  private final int runs;

  private StreakThreshold(int runs) {
    this.runs = runs;
  }

  /** Returns a threshold that never warns. */
  public static StreakThreshold off() {
    return OFF;
  }

  /**
   * Returns a threshold for unusual inactivity: at least five consecutive runs over two days or
   * more, after at least four active runs. It is detected while the last thirty runs show both: on
   * a daily schedule from day 5 to day 26, never on a schedule of less than two hours.
   */
  public static StreakThreshold unusual() {
    return UNUSUAL;
  }

  /**
   * Returns a threshold of a number of runs, whatever the runs before them.
   *
   * @param runs at least 1
   */
  public static StreakThreshold of(int runs) {
    if (runs < 1) {
      throw new IllegalArgumentException("runs >= 1: " + runs);
    }
    return new StreakThreshold(runs);
  }

  /**
   * Parses a threshold.
   *
   * @param text {@code off}, {@code unusual} or a number
   * @throws IllegalArgumentException if it is none of them
   */
  public static StreakThreshold parse(String text) {
    String word = text.strip();
    if (word.equalsIgnoreCase("off")) {
      return OFF;
    }
    if (word.equalsIgnoreCase("unusual")) {
      return UNUSUAL;
    }
    try {
      return of(Integer.parseInt(word));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no streak; give a number of runs, unusual or off", e);
    }
  }

  boolean isOff() {
    return runs == 0;
  }

  boolean isUnusual() {
    return runs < 0;
  }

  /** Returns the number of runs, unless it is off or unusual. */
  int runs() {
    return runs;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StreakThreshold that && runs == that.runs;
  }

  @Override
  public int hashCode() {
    return runs;
  }

  /** Returns a text that {@link #parse} accepts. */
  @Override
  public String toString() {
    return isOff() ? "off" : isUnusual() ? "unusual" : Integer.toString(runs);
  }
}

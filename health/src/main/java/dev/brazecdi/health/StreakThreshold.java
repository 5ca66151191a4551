package dev.brazecdi.health;

/**
 * How many runs in a row have to be alike before it is worth a warning. Immutable.
 *
 * <p>Whether quiet is a bad sign depends on the source: a table that is filled once a month gives
 * most runs nothing to sync. So the default asks whether quiet is {@link #unusual() unusual}.
 */
public final class StreakThreshold {
  private static final StreakThreshold OFF = new StreakThreshold(0);
  private static final StreakThreshold UNUSUAL = new StreakThreshold(-1);

  private final int runs;

  private StreakThreshold(int runs) {
    this.runs = runs;
  }

  /** Never. */
  public static StreakThreshold off() {
    return OFF;
  }

  /**
   * When it is unusual: at least five runs in a row, for two days or longer, where each of the four
   * runs before them, or more, was otherwise. Thirty runs are looked at, so this is seen for as
   * long as they show both: on a daily schedule from the fifth day to the twenty-sixth, on one of
   * less than two hours never.
   */
  public static StreakThreshold unusual() {
    return UNUSUAL;
  }

  /**
   * So many runs, whatever was before them.
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
   * The streak that is meant.
   *
   * @param text {@code off}, {@code unusual} or a number
   * @throws IllegalArgumentException if it is none of these
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

  /** How many runs, if it is a number. */
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

  /** What {@link #parse} reads. */
  @Override
  public String toString() {
    return isOff() ? "off" : isUnusual() ? "unusual" : Integer.toString(runs);
  }
}

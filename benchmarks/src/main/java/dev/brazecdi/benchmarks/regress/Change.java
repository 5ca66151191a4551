package dev.brazecdi.benchmarks.regress;

/** The change from base to head that a comparison shows. */
enum Change {
  /** The whole confidence interval of the time is above the threshold. */
  SLOWER("slower", true),
  /** An operation allocates more and is not slower. */
  ALLOCATES_MORE("allocates more", true),
  /** The confidence interval of the time includes the threshold. */
  UNCLEAR("unclear", false),
  /** The whole confidence interval of the time is below the threshold. */
  ALIKE("alike", false),
  /** The whole confidence interval of the time shows a gain above the threshold. */
  FASTER("faster", false);

  private final String text;
  private final boolean failure;

  Change(String text, boolean failure) {
    this.text = text;
    this.failure = failure;
  }

  /**
   * Returns the change that a comparison shows.
   *
   * @param threshold the smallest relevant change of the time, such as 0.03
   */
  static Change of(Comparison comparison, double threshold) {
    if (comparison.low() > 1 + threshold) {
      return SLOWER;
    }
    if (4 * comparison.grewIn() >= 3 * comparison.jvmRatios().size()) {
      return ALLOCATES_MORE;
    }
    if (comparison.high() > 1 + threshold) {
      return UNCLEAR;
    }
    return comparison.high() < 1 / (1 + threshold) ? FASTER : ALIKE;
  }

  boolean isFailure() {
    return failure;
  }

  @Override
  public String toString() {
    return text;
  }
}

package dev.brazecdi.benchmarks.regress;

/** What a comparison says about a change. */
enum Verdict {
  /** It takes longer, beyond the threshold, and the confidence interval says so. */
  SLOWER("slower", true),
  /** An operation allocates more, and is not slower for it. */
  ALLOCATES_MORE("allocates more", true),
  /** It may take longer, beyond the threshold: the interval reaches there, but begins below. */
  UNCLEAR("unclear", false),
  /** It does not take longer, beyond the threshold, and the confidence interval says so. */
  ALIKE("alike", false),
  /** It takes less time, beyond the threshold, and the confidence interval says so. */
  FASTER("faster", false);

  private final String text;
  private final boolean failure;

  Verdict(String text, boolean failure) {
    this.text = text;
    this.failure = failure;
  }

  /**
   * Judges a comparison.
   *
   * @param threshold by what part the time must differ to be spoken of, such as 0.03
   */
  static Verdict of(Comparison comparison, double threshold) {
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

package dev.brazecdi.benchmarks.regress;

import org.jspecify.annotations.Nullable;

/**
 * What became of one subject.
 *
 * @param subject what was compared
 * @param first the first look; null if base does not have it
 * @param second the second look at what the first found worse; null if there was none
 * @param threshold what was judged by
 */
record Outcome(
    Subject subject, @Nullable Comparison first, @Nullable Comparison second, double threshold) {

  /** The look that counts. */
  @Nullable Comparison comparison() {
    return second != null ? second : first;
  }

  /** The verdict; both looks must find a change for the worse. Null if there is none. */
  @Nullable Verdict verdict() {
    Comparison comparison = comparison();
    return comparison == null ? null : Verdict.of(comparison, threshold);
  }

  boolean isFailure() {
    Verdict verdict = verdict();
    return verdict != null && verdict.isFailure();
  }
}

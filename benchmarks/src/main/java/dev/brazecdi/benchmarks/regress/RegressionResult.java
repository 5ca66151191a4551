package dev.brazecdi.benchmarks.regress;

import org.jspecify.annotations.Nullable;

/**
 * The result for one subject.
 *
 * @param first the first comparison; null if base does not have the subject
 * @param second the rerun if the first comparison found a regression; otherwise null
 * @param threshold the smallest relevant change of the time, such as 0.03
 */
record RegressionResult(
    Subject subject, @Nullable Comparison first, @Nullable Comparison second, double threshold) {

  /** Returns the comparison that counts, which is the last one; null if there is none. */
  @Nullable Comparison comparison() {
    return second != null ? second : first;
  }

  /** Returns the change, which is a regression only if the rerun confirms it; null if none. */
  @Nullable Change change() {
    Comparison comparison = comparison();
    return comparison == null ? null : Change.of(comparison, threshold);
  }

  boolean isFailure() {
    Change change = change();
    return change != null && change.isFailure();
  }
}

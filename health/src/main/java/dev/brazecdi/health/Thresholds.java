package dev.brazecdi.health;

/**
 * The thresholds of one measure. Immutable.
 *
 * @param warning a value above it is a warning
 * @param critical a value above it is critical
 */
record Thresholds<T extends Comparable<T>>(T warning, T critical) {
  Thresholds<T> warning(T value) {
    return new Thresholds<>(value, critical);
  }

  Thresholds<T> critical(T value) {
    return new Thresholds<>(warning, value);
  }

  /** Returns thresholds by which nothing is critical that is not a warning. */
  Thresholds<T> ordered() {
    return warning.compareTo(critical) > 0 ? critical(warning) : this;
  }

  Severity severity(T measured) {
    if (measured.compareTo(critical) > 0) {
      return Severity.CRITICAL;
    }
    return measured.compareTo(warning) > 0 ? Severity.WARNING : Severity.OK;
  }

  /** Returns the threshold of a severity; of OK the one that is not exceeded. */
  T of(Severity severity) {
    return severity == Severity.CRITICAL ? critical : warning;
  }
}

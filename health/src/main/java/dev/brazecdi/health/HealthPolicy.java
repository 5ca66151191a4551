package dev.brazecdi.health;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Thresholds for warnings and critical findings. Immutable.
 *
 * <pre>{@code
 * HealthPolicy.defaults().toBuilder().partialCritical(0.02).noRows(StreakThreshold.of(3)).build()
 * }</pre>
 */
public final class HealthPolicy {
  private static final HealthPolicy DEFAULTS = new Builder().build();

  final Thresholds<Double> partial;
  final Thresholds<Duration> overdue;
  final Thresholds<Duration> running;
  private final Duration watermarkTolerance;
  private final StreakThreshold noRows;
  private final StreakThreshold watermarkUnmoved;

  private HealthPolicy(Builder builder) {
    this.partial = builder.partial.ordered();
    this.overdue = builder.overdue.ordered();
    this.running = builder.running.ordered();
    this.watermarkTolerance = builder.watermarkTolerance;
    this.noRows = builder.noRows;
    this.watermarkUnmoved = builder.watermarkUnmoved;
  }

  /** Returns the default policy. */
  public static HealthPolicy defaults() {
    return DEFAULTS;
  }

  /** Returns a builder with the values of this policy. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.partial = partial;
    builder.overdue = overdue;
    builder.running = running;
    builder.watermarkTolerance = watermarkTolerance;
    builder.noRows = noRows;
    builder.watermarkUnmoved = watermarkUnmoved;
    return builder;
  }

  /** Returns the share of failed rows, from 0 to 1, above which a run is a warning. */
  public double partialWarning() {
    return partial.warning();
  }

  /** Returns the share of failed rows, from 0 to 1, above which a run is critical. */
  public double partialCritical() {
    return partial.critical();
  }

  /** Returns the delay of a run above which it is a warning. */
  public Duration overdueWarning() {
    return overdue.warning();
  }

  /** Returns the delay of a run above which it is critical. */
  public Duration overdueCritical() {
    return overdue.critical();
  }

  /** Returns the duration of a run above which it is a warning. */
  public Duration runningWarning() {
    return running.warning();
  }

  /** Returns the duration of a run above which it is critical. */
  public Duration runningCritical() {
    return running.critical();
  }

  /** Returns how far the watermark may be ahead of the server's clock. */
  public Duration watermarkTolerance() {
    return watermarkTolerance;
  }

  /** Returns the number of consecutive runs without rows that is a warning. */
  public StreakThreshold noRows() {
    return noRows;
  }

  /** Returns the number of consecutive runs with the same watermark that is a warning. */
  public StreakThreshold watermarkUnmoved() {
    return watermarkUnmoved;
  }

  /**
   * A builder of policies. If a threshold for warnings is above the one for critical findings, it
   * counts for both. Not thread-safe.
   */
  public static final class Builder {
    private Thresholds<Double> partial = new Thresholds<>(0.01, 0.10);
    private Thresholds<Duration> overdue = hours(1, 6);
    private Thresholds<Duration> running = hours(3, 12);
    private Duration watermarkTolerance = Duration.ofMinutes(5);
    private StreakThreshold noRows = StreakThreshold.unusual();
    private StreakThreshold watermarkUnmoved = StreakThreshold.unusual();

    private Builder() {}

    private static Thresholds<Duration> hours(long warning, long critical) {
      return new Thresholds<>(Duration.ofHours(warning), Duration.ofHours(critical));
    }

    /**
     * Sets the share of failed rows above which a run is a warning. Defaults to 0.01.
     *
     * @param share from 0 (any row) to 1 (never)
     */
    public Builder partialWarning(double share) {
      partial = partial.warning(share("partialWarning", share));
      return this;
    }

    /**
     * Sets the share of failed rows above which a run is critical. Defaults to 0.10.
     *
     * @param share from 0 (any row) to 1 (never)
     */
    public Builder partialCritical(double share) {
      partial = partial.critical(share("partialCritical", share));
      return this;
    }

    /** Sets the delay of a run above which it is a warning. Defaults to one hour. */
    public Builder overdueWarning(Duration late) {
      overdue = overdue.warning(notNegative("overdueWarning", late));
      return this;
    }

    /** Sets the delay of a run above which it is critical. Defaults to six hours. */
    public Builder overdueCritical(Duration late) {
      overdue = overdue.critical(notNegative("overdueCritical", late));
      return this;
    }

    /** Sets the duration of a run above which it is a warning. Defaults to three hours. */
    public Builder runningWarning(Duration running) {
      this.running = this.running.warning(notNegative("runningWarning", running));
      return this;
    }

    /** Sets the duration of a run above which it is critical. Defaults to twelve hours. */
    public Builder runningCritical(Duration running) {
      this.running = this.running.critical(notNegative("runningCritical", running));
      return this;
    }

    /** Sets how far the watermark may be ahead of the server's clock. Defaults to five minutes. */
    public Builder watermarkTolerance(Duration ahead) {
      watermarkTolerance = notNegative("watermarkTolerance", ahead);
      return this;
    }

    /**
     * Sets the number of consecutive runs without rows that is a warning. Defaults to {@link
     * StreakThreshold#unusual()}.
     */
    public Builder noRows(StreakThreshold streak) {
      noRows = requireNonNull(streak, "streak");
      return this;
    }

    /**
     * Sets the number of consecutive runs with the same watermark that is a warning. Defaults to
     * {@link StreakThreshold#unusual()}.
     */
    public Builder watermarkUnmoved(StreakThreshold streak) {
      watermarkUnmoved = requireNonNull(streak, "streak");
      return this;
    }

    /** Returns the policy. */
    public HealthPolicy build() {
      return new HealthPolicy(this);
    }

    private static double share(String name, double share) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("0 <= " + name + " <= 1: " + share);
      }
      return share;
    }

    private static Duration notNegative(String name, Duration duration) {
      if (duration.isNegative()) {
        throw new IllegalArgumentException(name + " >= 0: " + duration);
      }
      return duration;
    }
  }
}

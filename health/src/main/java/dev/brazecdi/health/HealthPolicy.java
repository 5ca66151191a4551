package dev.brazecdi.health;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * From where on something is a warning, and from where on it is critical. Immutable.
 *
 * <pre>{@code
 * HealthPolicy.defaults().toBuilder().partialCritical(0.02).noRows(StreakThreshold.of(3)).build()
 * }</pre>
 */
public final class HealthPolicy {
  private static final HealthPolicy DEFAULTS = new Builder().build();

  private final double partialWarning;
  private final double partialCritical;
  private final Duration overdueWarning;
  private final Duration overdueCritical;
  private final Duration runningWarning;
  private final Duration runningCritical;
  private final Duration watermarkTolerance;
  private final StreakThreshold noRows;
  private final StreakThreshold watermarkUnmoved;

  private HealthPolicy(Builder builder) {
    this.partialWarning = builder.partialWarning;
    this.partialCritical = Math.max(builder.partialWarning, builder.partialCritical);
    this.overdueWarning = builder.overdueWarning;
    this.overdueCritical = longer(builder.overdueWarning, builder.overdueCritical);
    this.runningWarning = builder.runningWarning;
    this.runningCritical = longer(builder.runningWarning, builder.runningCritical);
    this.watermarkTolerance = builder.watermarkTolerance;
    this.noRows = builder.noRows;
    this.watermarkUnmoved = builder.watermarkUnmoved;
  }

  private static Duration longer(Duration warning, Duration critical) {
    return warning.compareTo(critical) > 0 ? warning : critical;
  }

  /** What is sensible where nobody has said otherwise. */
  public static HealthPolicy defaults() {
    return DEFAULTS;
  }

  /** A builder with all of this in it. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.partialWarning = partialWarning;
    builder.partialCritical = partialCritical;
    builder.overdueWarning = overdueWarning;
    builder.overdueCritical = overdueCritical;
    builder.runningWarning = runningWarning;
    builder.runningCritical = runningCritical;
    builder.watermarkTolerance = watermarkTolerance;
    builder.noRows = noRows;
    builder.watermarkUnmoved = watermarkUnmoved;
    return builder;
  }

  /** The share of a run's rows, from 0 to 1, of which more than that failed: a warning. */
  public double partialWarning() {
    return partialWarning;
  }

  /** The share of a run's rows, from 0 to 1, of which more than that failed: critical. */
  public double partialCritical() {
    return partialCritical;
  }

  /** How late a run may be before that is a warning. */
  public Duration overdueWarning() {
    return overdueWarning;
  }

  /** How late a run may be before that is critical. */
  public Duration overdueCritical() {
    return overdueCritical;
  }

  /** How long a run may take before that is a warning. */
  public Duration runningWarning() {
    return runningWarning;
  }

  /** How long a run may take before that is critical. */
  public Duration runningCritical() {
    return runningCritical;
  }

  /** How far the watermark may lie ahead of the server's clock. */
  public Duration watermarkTolerance() {
    return watermarkTolerance;
  }

  /** After how many runs without rows there is a warning. */
  public StreakThreshold noRows() {
    return noRows;
  }

  /** After how many runs whose watermark stands still there is a warning. */
  public StreakThreshold watermarkUnmoved() {
    return watermarkUnmoved;
  }

  /**
   * Builds a policy. What is tolerated as a warning is not critical: a bound for the one that is
   * above that for the other moves it along. Belongs to one thread.
   */
  public static final class Builder {
    private double partialWarning = 0.01;
    private double partialCritical = 0.10;
    private Duration overdueWarning = Duration.ofHours(1);
    private Duration overdueCritical = Duration.ofHours(6);
    private Duration runningWarning = Duration.ofHours(3);
    private Duration runningCritical = Duration.ofHours(12);
    private Duration watermarkTolerance = Duration.ofMinutes(5);
    private StreakThreshold noRows = StreakThreshold.unusual();
    private StreakThreshold watermarkUnmoved = StreakThreshold.unusual();

    private Builder() {}

    /**
     * Of what share of a run's rows on failures are a warning. Defaults to 0.01.
     *
     * @param share from 0 (any row) to 1 (never)
     */
    public Builder partialWarning(double share) {
      partialWarning = share("partialWarning", share);
      return this;
    }

    /**
     * Of what share of a run's rows on failures are critical. Defaults to 0.10.
     *
     * @param share from 0 (any row) to 1 (never)
     */
    public Builder partialCritical(double share) {
      partialCritical = share("partialCritical", share);
      return this;
    }

    /** How late a run may be before that is a warning. Defaults to an hour. */
    public Builder overdueWarning(Duration late) {
      overdueWarning = positive("overdueWarning", late);
      return this;
    }

    /** How late a run may be before that is critical. Defaults to six hours. */
    public Builder overdueCritical(Duration late) {
      overdueCritical = positive("overdueCritical", late);
      return this;
    }

    /** How long a run may take before that is a warning. Defaults to three hours. */
    public Builder runningWarning(Duration running) {
      runningWarning = positive("runningWarning", running);
      return this;
    }

    /** How long a run may take before that is critical. Defaults to twelve hours. */
    public Builder runningCritical(Duration running) {
      runningCritical = positive("runningCritical", running);
      return this;
    }

    /** How far the watermark may lie ahead of the server's clock. Defaults to five minutes. */
    public Builder watermarkTolerance(Duration ahead) {
      watermarkTolerance = positive("watermarkTolerance", ahead);
      return this;
    }

    /** After how many runs without rows there is a warning. Defaults to when it is unusual. */
    public Builder noRows(StreakThreshold streak) {
      noRows = requireNonNull(streak, "streak");
      return this;
    }

    /**
     * After how many runs whose watermark stands still there is a warning. Defaults to when it is
     * unusual.
     */
    public Builder watermarkUnmoved(StreakThreshold streak) {
      watermarkUnmoved = requireNonNull(streak, "streak");
      return this;
    }

    /** The policy. */
    public HealthPolicy build() {
      return new HealthPolicy(this);
    }

    private static double share(String name, double share) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("0 <= " + name + " <= 1: " + share);
      }
      return share;
    }

    private static Duration positive(String name, Duration duration) {
      if (duration.isNegative()) {
        throw new IllegalArgumentException(name + " >= 0: " + duration);
      }
      return duration;
    }
  }
}

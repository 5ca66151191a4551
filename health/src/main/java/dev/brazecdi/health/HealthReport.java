package dev.brazecdi.health;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The verdicts of one check. Immutable.
 *
 * @param checkedAt the time of the check, by the server's clock if its responses have a date
 * @param verdicts a verdict for each integration, in the order of the list or of the given ids;
 *     unmodifiable
 */
public record HealthReport(Instant checkedAt, List<Verdict> verdicts) {
  /** Copies the list. */
  public HealthReport {
    requireNonNull(checkedAt, "checkedAt");
    verdicts = List.copyOf(verdicts);
  }

  /**
   * Returns the worst severity of the verdicts; {@link Severity#UNKNOWN} without any, because then
   * nothing was checked.
   */
  public Severity severity() {
    return verdicts.stream()
        .map(Verdict::severity)
        .max(Comparator.naturalOrder())
        .orElse(Severity.UNKNOWN);
  }
}

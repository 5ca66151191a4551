package dev.brazecdi.health;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The verdicts of one look. Immutable.
 *
 * @param checkedAt when it was, by the server's clock where its answers tell the time
 * @param verdicts a verdict for each integration, in the order of the list or of the question;
 *     unmodifiable
 */
public record HealthReport(Instant checkedAt, List<Verdict> verdicts) {
  /** Takes a copy. */
  public HealthReport {
    requireNonNull(checkedAt, "checkedAt");
    verdicts = List.copyOf(verdicts);
  }

  /** The worst of the verdicts; {@link Severity#OK} if there are none. */
  public Severity severity() {
    return verdicts.stream()
        .map(Verdict::severity)
        .max(Comparator.naturalOrder())
        .orElse(Severity.OK);
  }
}

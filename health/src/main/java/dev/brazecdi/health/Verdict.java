package dev.brazecdi.health;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The health of an integration. Immutable. The constructor and record patterns are outside the
 * compatibility promise.
 *
 * @param integration the integration; only its id if it is not in the list
 * @param findings the findings, the worst first; unmodifiable, empty if all is well
 * @param lastRun the newest run, or null if there is none; only its start and status if the runs
 *     did not have to be read
 * @param rowErrorsKeptUntil until when Braze's dashboard keeps the errors of failed rows, or null
 *     if no rows failed
 */
public record Verdict(
    Integration integration,
    List<Finding> findings,
    @Nullable JobSyncStatus lastRun,
    @Nullable Instant rowErrorsKeptUntil) {
  /** Sorts the findings, the worst first. */
  public Verdict {
    requireNonNull(integration, "integration");
    findings =
        findings.stream().sorted(Comparator.comparing(Finding::severity).reversed()).toList();
  }

  /** Returns the worst severity of the findings; {@link Severity#OK} if there are none. */
  public Severity severity() {
    return findings.isEmpty() ? Severity.OK : findings.get(0).severity();
  }

  /** Returns the name of the integration, or its id if it has no name. */
  public String name() {
    String name = integration.integrationName();
    return name == null || name.isBlank() ? integration.integrationId() : name;
  }
}

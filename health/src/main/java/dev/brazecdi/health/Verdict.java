package dev.brazecdi.health;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an integration is well, and why not. Immutable. The constructor and record patterns are
 * outside the compatibility promise.
 *
 * @param integration the integration; of one that is not in the list, only its id is known
 * @param findings what is worth a word, the worst first; unmodifiable, empty if all is well
 * @param lastRun the newest run, as far as it is known: of an integration whose runs did not have
 *     to be read, its start and status; null if there is none
 * @param rowErrorsKeptUntil until when Braze's dashboard keeps the errors of the rows that failed;
 *     null if none failed
 */
public record Verdict(
    Integration integration,
    List<Finding> findings,
    @Nullable JobSyncStatus lastRun,
    @Nullable Instant rowErrorsKeptUntil) {
  /** Puts the worst first. */
  public Verdict {
    requireNonNull(integration, "integration");
    findings =
        findings.stream().sorted(Comparator.comparing(Finding::severity).reversed()).toList();
  }

  /** The worst of the findings; {@link Severity#OK} if there are none. */
  public Severity severity() {
    return findings.isEmpty() ? Severity.OK : findings.get(0).severity();
  }

  /** The integration's name; its id if it has none. */
  public String name() {
    String name = integration.integrationName();
    return name == null || name.isBlank() ? integration.integrationId() : name;
  }
}

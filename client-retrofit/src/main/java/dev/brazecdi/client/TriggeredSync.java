package dev.brazecdi.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A sync that Braze has accepted: enough to find its run later, also from another process.
 *
 * <p>Braze names no run in its answer, and the newest run in the list may still be the one before.
 * The run is the first that started after {@code startedAfter}, which lies behind every start seen
 * before the trigger and comes from the server's clock, not the local one.
 *
 * @param integrationId the integration
 * @param acceptedAt when Braze accepted it, by the server's clock where the answer tells it; of one
 *     that was joined, when it started, if the list shows it
 * @param startedAfter a time that the run started after
 */
public record TriggeredSync(String integrationId, Instant acceptedAt, Instant startedAfter) {
  public TriggeredSync {
    requireNonNull(integrationId, "integrationId");
    requireNonNull(acceptedAt, "acceptedAt");
    requireNonNull(startedAfter, "startedAfter");
  }
}

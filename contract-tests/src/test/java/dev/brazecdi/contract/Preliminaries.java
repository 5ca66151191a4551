package dev.brazecdi.contract;

import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.core.model.V4Pact;

/**
 * What the client asks for before an operation. It starts a sync after a look at the newest one, so
 * that the run it started can be told from that; where it may not look, it starts one all the same.
 */
final class Preliminaries {
  private Preliminaries() {}

  static V4Pact withExamples(String operationId, PactBuilder pact, Interaction interaction) {
    return with(
        operationId,
        pact,
        interaction,
        ListJobSyncStatusesConsumerTest.EXAMPLE_200_EMPTY_PAGE,
        ListJobSyncStatusesConsumerTest.EXAMPLE_403_MISSING_PERMISSION);
  }

  static V4Pact withNeeds(String operationId, PactBuilder pact, Interaction interaction) {
    return with(
        operationId,
        pact,
        interaction,
        ListJobSyncStatusesConsumerTest.NEED_200_EMPTY_PAGE,
        ListJobSyncStatusesConsumerTest.NEED_403_MISSING_PERMISSION);
  }

  private static V4Pact with(
      String operationId,
      PactBuilder pact,
      Interaction interaction,
      Interaction newest,
      Interaction forbidden) {
    if (operationId.equals("triggerSync")) {
      String path = interaction.path().replaceFirst("/sync$", "/job_sync_status");
      // An id that is refused would be refused before the sync could be started.
      Interaction before = path.equals(newest.path()) ? newest : forbidden.withPath(path);
      before.addTo(pact);
    }
    return interaction.addTo(pact).toPact();
  }
}

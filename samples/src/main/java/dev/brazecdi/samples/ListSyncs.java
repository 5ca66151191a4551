package dev.brazecdi.samples;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.BrazeCdiClient;

/** Prints every sync of an integration. */
final class ListSyncs {
  private ListSyncs() {}

  public static void main(String[] arguments) {
    String integrationId = arguments[0];
    // BRAZE_INSTANCE (such as US-03) and BRAZE_API_KEY, or BrazeCdiClient.builder() in code
    try (BrazeCdiClient braze = BrazeCdiClient.fromEnv()) {
      for (JobSyncStatus sync : braze.jobSyncStatuses(integrationId)) {
        System.out.println(sync.syncStartTime() + " " + sync.jobStatus() + " " + sync.rowsSynced());
      }
    }
  }
}

package dev.brazecdi.samples;

import dev.brazecdi.api.Instance;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.retrofit.ApiKey;
import dev.brazecdi.retrofit.BrazeCdiClient;
import java.io.PrintStream;

/** Prints every sync of an integration. */
final class ListSyncs {
  private ListSyncs() {}

  public static void main(String[] arguments) {
    String key = System.getenv("BRAZE_API_KEY");
    try (BrazeCdiClient braze =
        BrazeCdiClient.builder().instance(Instance.parse("US-03")).apiKey(ApiKey.of(key)).build()) {
      list(braze, arguments[0], System.out);
    }
  }

  static void list(BrazeCdiClient braze, String integrationId, PrintStream out) {
    for (JobSyncStatus sync : braze.jobSyncStatuses(integrationId)) {
      out.println(sync.syncStartTime() + " " + sync.jobStatus() + " " + sync.rowsSynced());
    }
  }
}

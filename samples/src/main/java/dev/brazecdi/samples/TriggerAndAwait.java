package dev.brazecdi.samples;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.SyncConflictException;
import dev.brazecdi.client.TriggeredSync;
import dev.brazecdi.core.DeadlineExceededException;
import java.time.Duration;

/** Starts a sync, waits for its end and says how it went. */
final class TriggerAndAwait {
  private TriggerAndAwait() {}

  public static void main(String[] arguments) {
    try (BrazeCdiClient braze = BrazeCdiClient.fromEnv()) {
      System.out.println(sync(braze, arguments[0]));
    }
  }

  static String sync(BrazeCdiClient braze, String integrationId) {
    try {
      TriggeredSync triggered = braze.triggerSync(integrationId);
      JobSyncStatus run = braze.awaitSync(triggered, Duration.ofMinutes(30)).status();
      return switch (run.jobStatus().known()) {
        case SUCCESS -> "synced " + run.rowsSynced() + " rows";
        case PARTIAL -> "lost " + run.rowsFailedWithErrors() + " rows";
        default -> "went wrong: " + run.jobStatus();
      };
    } catch (SyncConflictException e) {
      return "is running already";
    } catch (DeadlineExceededException e) {
      return "takes too long";
    }
  }
}

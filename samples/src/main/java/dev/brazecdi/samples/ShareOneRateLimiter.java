package dev.brazecdi.samples;

import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.BrazeCdiClientBuilder;
import dev.brazecdi.core.ratelimit.RateLimiter;
import java.nio.file.Path;

/** Two clients of one workspace: its limits hold for both together. */
final class ShareOneRateLimiter {
  private ShareOneRateLimiter() {}

  public static void main(String[] arguments) {
    BrazeCdiClientBuilder builder = BrazeCdiClient.builder().fromEnv(System.getenv());
    System.out.println(newestByBoth(builder, Path.of("/run/secrets/alarms"), arguments[0]));
  }

  static String newestByBoth(
      BrazeCdiClientBuilder builder, Path keyOfAlarms, String integrationId) {
    RateLimiter workspace = RateLimiter.create();
    try (BrazeCdiClient reports =
            builder.rateLimiter(workspace).userAgentSuffix("reports").build();
        BrazeCdiClient alarms =
            builder
                .apiKey(ApiKey.fromFile(keyOfAlarms))
                .rateLimiter(workspace)
                .userAgentSuffix("alarms")
                .build()) {
      return newest(reports, integrationId) + " " + newest(alarms, integrationId);
    }
  }

  static String newest(BrazeCdiClient braze, String integrationId) {
    return braze.jobSyncStatuses(integrationId).stream()
        .findFirst()
        .map(sync -> sync.jobStatus().value())
        .orElse("never ran");
  }
}

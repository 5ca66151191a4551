package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.retrofit.ApiKey;
import dev.brazecdi.retrofit.BrazeCdiClient;
import dev.brazecdi.sandbox.Sandbox;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WalkOnVirtualThreadsTest {
  @Test
  void integrationsAreWalkedAtOnce() throws Exception {
    try (Sandbox sandbox =
            Sandbox.builder().integration("a", 25).integration("b", 7).integration("c", 1).start();
        BrazeCdiClient braze =
            BrazeCdiClient.builder()
                .baseUrl(sandbox.baseUrl())
                .apiKey(ApiKey.of(sandbox.apiKey()))
                .build()) {
      assertThat(WalkOnVirtualThreads.syncsSince(braze, Instant.EPOCH))
          .hasEntrySatisfying("a", syncs -> assertThat(syncs).hasSize(25))
          .hasEntrySatisfying("b", syncs -> assertThat(syncs).hasSize(7))
          .hasEntrySatisfying("c", syncs -> assertThat(syncs).hasSize(1));
    }
  }
}

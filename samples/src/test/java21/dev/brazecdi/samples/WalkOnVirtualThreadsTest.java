package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.SandboxRequest;
import dev.brazecdi.sandbox.VirtualTime;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
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

  @Test
  void thousandThreadsMeetNoRefusal() {
    VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));
    try (Sandbox sandbox = Sandbox.builder().clock(time).integration("a", 25).start();
        BrazeCdiClient braze =
            BrazeCdiClient.builder()
                .baseUrl(sandbox.baseUrl())
                .apiKey(ApiKey.of(sandbox.apiKey()))
                .timeSource(time)
                .build()) {
      AtomicInteger pages = new AtomicInteger();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 1000; i++) {
          threads.execute(
              () -> {
                braze.jobSyncStatuses("a").firstPage();
                pages.incrementAndGet();
              });
        }
      }

      assertThat(pages).hasValue(1000);
      assertThat(sandbox.requests())
          .hasSizeGreaterThanOrEqualTo(1000) // so many connections at once: some have to try again
          .extracting(SandboxRequest::status)
          .containsOnly(200);
    }
  }
}

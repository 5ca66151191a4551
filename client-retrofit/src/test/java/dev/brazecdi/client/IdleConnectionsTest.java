package dev.brazecdi.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.client.fixtures.ClosingServer;
import dev.brazecdi.core.ratelimit.Quota;
import dev.brazecdi.retrofit.ClientListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Walks that wait for several windows of the rate limit, in real time: during each wait the server
 * closes every idle connection.
 */
@Tag("soak")
@Timeout(300)
final class IdleConnectionsTest {
  private static final int LIMIT = 40;
  private static final int WINDOWS = 4;

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 16})
  void connectionsThatDieInAWaitCostNothing(int callers) throws Exception {
    int pages = LIMIT * WINDOWS / callers;
    List<String> retries = new CopyOnWriteArrayList<>();
    try (ClosingServer server =
            new ClosingServer(pages, LIMIT, Duration.ofSeconds(10), Duration.ofSeconds(2));
        BrazeCdiClient client = client(server, retries)) {
      ExecutorService threads = Executors.newFixedThreadPool(callers);
      List<CompletableFuture<Long>> walks =
          IntStream.range(0, callers)
              .mapToObj(
                  caller ->
                      CompletableFuture.supplyAsync(
                          () -> client.jobSyncStatuses("caller-" + caller).stream().count(),
                          threads))
              .toList();
      threads.shutdown();

      assertThat(walks).allSatisfy(walk -> assertThat(walk.join()).isEqualTo(pages));
      System.out.println("soak: " + callers + " callers " + server.requestsPerWindow());
      assertThat(retries).isEmpty();
      assertThat(server.statuses()).hasSize(pages * callers).containsOnly(200);
      assertThat(server.closedConnections()).isPositive();
      // The first window has partly passed when the test begins.
      assertThat(server.requestsPerWindow()).hasSizeLessThanOrEqualTo(WINDOWS + 1);
    }
  }

  private static BrazeCdiClient client(ClosingServer server, List<String> retries) {
    return BrazeCdiClient.builder()
        .baseUrl(server.url())
        .apiKey(ApiKey.of("KEY-IN-USE"))
        .quota(new Quota("listJobSyncStatuses", LIMIT, Duration.ofSeconds(10)))
        .listener(
            new ClientListener() {
              @Override
              public void retrying(Retrying event) {
                retries.add(event.reason());
              }
            })
        .build();
  }
}

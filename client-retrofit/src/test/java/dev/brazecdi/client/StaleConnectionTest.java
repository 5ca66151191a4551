package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.client.fixtures.PromptSockets;
import dev.brazecdi.core.UncertainOutcomeException;
import dev.brazecdi.retrofit.ClientListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pooled connections that the server has closed in the meantime, as during a wait for a window. */
final class StaleConnectionTest {
  private static final int CALLERS = 8;

  @RegisterExtension final FakeBraze braze = new FakeBraze();
  private final List<String> retries = new CopyOnWriteArrayList<>();
  private final ClientListener listener =
      new ClientListener() {
        @Override
        public void retrying(Retrying event) {
          retries.add(event.reason());
        }
      };

  @Test
  void readGoesOutOnAFreshConnectionAtOnce() throws InterruptedException {
    braze.enqueue(
        page(item("success"), "</x?cursor=2>; rel=next")
            .onResponseEnd(new SocketEffect.CloseSocket()));
    braze.enqueue(page(item("success")));

    assertThat(client().jobSyncStatuses(ID)).hasSize(2);

    assertThat(retries).isEmpty();
    assertThat(braze.time.waits()).isEmpty();
    assertThat(braze.takeRequest().getConnectionIndex()).isZero();
    assertThat(braze.takeRequest().getConnectionIndex()).isEqualTo(1);
  }

  /** Each of them would cost an attempt, of which a call has four. */
  @Test
  void readSurvivesAPoolOfStaleConnections() throws Exception {
    CyclicBarrier allConnected = new CyclicBarrier(CALLERS);
    AtomicInteger requests = new AtomicInteger();
    Dispatcher closing =
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            int number = requests.getAndIncrement();
            if (number == 0 || number > CALLERS) { // the limiter sends the first one alone
              return page(item("success")).build();
            }
            await(allConnected);
            return page(item("success")).onResponseEnd(new SocketEffect.CloseSocket()).build();
          }
        };
    try (MockWebServer server = PromptSockets.server()) {
      server.setDispatcher(closing);
      server.start();
      BrazeCdiClient client =
          braze.builder().baseUrl(server.url("/").toString()).listener(listener).build();
      client.jobSyncStatuses(ID).firstPage();
      ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
      List<CompletableFuture<Long>> walks = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        walks.add(
            CompletableFuture.supplyAsync(
                () -> client.jobSyncStatuses(ID).stream().count(), callers));
      }
      assertThat(walks).allMatch(walk -> walk.join() == 1);
      callers.shutdown();

      assertThat(client.jobSyncStatuses(ID)).hasSize(1);
    }

    assertThat(retries).isEmpty();
    assertThat(braze.time.waits()).isEmpty();
  }

  @Test
  void triggerUsesNoPooledConnection() throws InterruptedException {
    braze.enqueue(page(item("success")).onResponseEnd(new SocketEffect.CloseSocket()));
    braze.enqueue(page(item("success")).onResponseEnd(new SocketEffect.CloseSocket()));
    braze.enqueue(status(202, "{\"message\":\"success\"}"));
    BrazeCdiClient client = client();
    client.jobSyncStatuses(ID).firstPage();

    client.triggerSync(ID);

    assertThat(retries).isEmpty();
    braze.takeRequest();
    braze.takeRequest();
    assertThat(braze.takeRequest().getConnectionIndex()).isEqualTo(2);
    assertThat(braze.requestCount()).isEqualTo(3);
  }

  @Test
  void triggerThatBreaksOffIsNotSentAgain() {
    braze.enqueue(page(item("success")));
    braze.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));

    assertThatThrownBy(() -> client().triggerSync(ID))
        .isInstanceOf(UncertainOutcomeException.class);

    assertThat(braze.requestCount()).isEqualTo(2);
  }

  private BrazeCdiClient client() {
    return braze.builder().listener(listener).build();
  }

  private static void await(CyclicBarrier barrier) throws InterruptedException {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (java.util.concurrent.BrokenBarrierException
        | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}

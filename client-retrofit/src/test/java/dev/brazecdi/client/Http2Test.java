package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.client.fixtures.TlsServer;
import dev.brazecdi.core.UncertainOutcomeException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults of HTTP/2 over TLS. */
final class Http2Test {
  private static final int REFUSED_STREAM = 7;
  private static final int CANCEL = 8;

  @RegisterExtension final TlsServer server = new TlsServer();

  @Test
  void triggerThatTheServerRefusedToProcessIsSentAgain() {
    server.enqueue(page(item("success")));
    server.enqueue(
        new MockResponse.Builder().onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM)));
    server.enqueue(status(202, "{\"message\":\"success\"}"));

    assertThat(client().triggerSync(ID).integrationId()).isEqualTo(ID);
    assertThat(server.time.waits()).hasSize(1);
  }

  @Test
  void triggerThatMayHaveBeenProcessedIsNotSentAgain() {
    server.enqueue(page(item("success")));
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseStream(CANCEL)));

    assertThatThrownBy(() -> client().triggerSync(ID))
        .isInstanceOf(UncertainOutcomeException.class);
    assertThat(server.time.waits()).isEmpty();
  }

  @Test
  void bodyThatIsShorterThanItsLengthIsRetried() {
    server.enqueue(page(item("success")).setHeader("Content-Length", "1000"));
    server.enqueue(page(item("success")));

    assertThat(client().jobSyncStatuses(ID)).hasSize(1);
    assertThat(server.requestCount()).isEqualTo(2);
    assertThat(server.time.waits()).hasSize(1);
  }

  private BrazeCdiClient client() {
    return server.client(
        server
            .trusting()
            .addNetworkInterceptor(
                chain -> {
                  assertThat(chain.connection().protocol()).isEqualTo(Protocol.HTTP_2);
                  return chain.proceed(chain.request());
                })
            .build());
  }
}

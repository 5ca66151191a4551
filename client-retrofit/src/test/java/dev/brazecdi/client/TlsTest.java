package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.client.fixtures.TlsServer;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Secure connections that fail: for a passing reason, and for one that stays. */
final class TlsTest {
  @RegisterExtension final TlsServer server = new TlsServer();

  @Test
  void handshakeThatFailsIsTriedAgain() {
    server.enqueue(new MockResponse.Builder().failHandshake());
    server.enqueue(page(item("success")));

    assertThat(server.client(server.trusting().build()).jobSyncStatuses(ID)).hasSize(1);
    assertThat(server.time.waits()).hasSize(1);
  }

  @Test
  void certificateThatNobodyTrustsIsNotTriedAgain() {
    server.enqueue(page(item("success")));

    assertThatThrownBy(() -> server.client(new OkHttpClient()).jobSyncStatuses(ID).firstPage())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("no secure connection to localhost");
    assertThat(server.time.waits()).isEmpty();
  }
}

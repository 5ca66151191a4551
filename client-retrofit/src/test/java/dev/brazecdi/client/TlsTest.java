package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secure connections that fail: for a passing reason, and for one that stays. */
final class TlsTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));
  private final MockWebServer server = new MockWebServer();
  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

  @BeforeEach
  void start() throws IOException {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.start(InetAddress.getByName("localhost"), 0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void handshakeThatFailsIsTriedAgain() {
    server.enqueue(new MockResponse.Builder().failHandshake().build());
    server.enqueue(page(item("success")).build());
    HandshakeCertificates trusting =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .sslSocketFactory(trusting.sslSocketFactory(), trusting.trustManager())
            .build();

    assertThat(client(http).jobSyncStatuses("orders")).hasSize(1);
    assertThat(time.waits()).hasSize(1);
  }

  @Test
  void certificateThatNobodyTrustsIsNotTriedAgain() {
    server.enqueue(page(item("success")).build());

    assertThatThrownBy(() -> client(new OkHttpClient()).jobSyncStatuses("orders").firstPage())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("no secure connection to localhost");
    assertThat(time.waits()).isEmpty();
  }

  private BrazeCdiClient client(OkHttpClient http) {
    return BrazeCdiClient.builder()
        .baseUrl(server.url("/").toString())
        .apiKey(ApiKey.of("KEY-IN-USE"))
        .okHttpClient(http)
        .timeSource(time)
        .build();
  }
}

package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.client.fixtures.PromptSockets;
import dev.brazecdi.core.UncertainOutcomeException;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of HTTP/2 over TLS. */
final class Http2Test {
  private static final int REFUSED_STREAM = 7;
  private static final int CANCEL = 8;

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));
  private final MockWebServer server = PromptSockets.server();
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
  void triggerThatTheServerRefusedToProcessIsSentAgain() throws InterruptedException {
    server.enqueue(page(item("success")).build());
    server.enqueue(
        new MockResponse.Builder()
            .onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM))
            .build());
    server.enqueue(status(202, "{\"message\":\"success\"}").build());

    client().triggerSync(ID);

    assertThat(server.takeRequest().getMethod()).isEqualTo("GET");
    assertThat(time.waits()).hasSize(1);
  }

  @Test
  void triggerThatMayHaveBeenProcessedIsNotSentAgain() {
    server.enqueue(page(item("success")).build());
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseStream(CANCEL)).build());

    assertThatThrownBy(() -> client().triggerSync(ID))
        .isInstanceOf(UncertainOutcomeException.class);

    assertThat(time.waits()).isEmpty();
  }

  @Test
  void bodyThatIsShorterThanItsLengthIsRetried() throws InterruptedException {
    server.enqueue(page(item("success")).setHeader("Content-Length", "1000").build());
    server.enqueue(page(item("success")).build());

    assertThat(client().jobSyncStatuses(ID)).hasSize(1);

    assertThat(server.takeRequest().getHandshakeServerNames()).isNotNull();
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(time.waits()).hasSize(1);
  }

  private BrazeCdiClient client() {
    HandshakeCertificates trusting =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .sslSocketFactory(trusting.sslSocketFactory(), trusting.trustManager())
            .addNetworkInterceptor(
                chain -> {
                  assertThat(chain.connection().protocol()).isEqualTo(Protocol.HTTP_2);
                  return chain.proceed(chain.request());
                })
            .build();
    return BrazeCdiClient.builder()
        .baseUrl(server.url("/").toString())
        .apiKey(ApiKey.of("KEY-IN-USE"))
        .okHttpClient(http)
        .timeSource(time)
        .build();
  }
}

package dev.brazecdi.client;

import dev.brazecdi.core.retry.RetryPolicy;
import dev.brazecdi.retrofit.ClientListener;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that says what a test tells it to, for answers that the sandbox never gives. */
final class FakeBraze implements BeforeEachCallback, AfterEachCallback {
  static final String KEY = "KEY-IN-USE";
  static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";

  final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));
  private MockWebServer server = new MockWebServer();

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    server = new MockWebServer();
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.close();
  }

  BrazeCdiClientBuilder builder() {
    return BrazeCdiClient.builder()
        .baseUrl(server.url("/").toString())
        .apiKey(ApiKey.of(KEY))
        .timeSource(time);
  }

  /** A client that tries once. */
  BrazeCdiClient client() {
    return builder().retryPolicy(RetryPolicy.NONE).build();
  }

  String url() {
    return server.url("/").toString();
  }

  void enqueue(MockResponse.Builder response) {
    server.enqueue(response.build());
  }

  RecordedRequest takeRequest() throws InterruptedException {
    return server.takeRequest();
  }

  int requestCount() {
    return server.getRequestCount();
  }

  /** Counts the latch down when a call waits for the budget. */
  static ClientListener countingWaits(CountDownLatch waits) {
    return new ClientListener() {
      @Override
      public void waiting(Waiting event) {
        waits.countDown();
      }
    };
  }

  static MockResponse.Builder page(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .setHeader("X-Request-Id", "req-1")
        .body(body);
  }

  static MockResponse.Builder page(String body, String link) {
    return page(body).setHeader("Link", link);
  }

  static MockResponse.Builder status(int status, String body) {
    return page(body).code(status);
  }

  static String item(String status) {
    return "{\"results\":[{\"job_status\":\"" + status + "\"}],\"message\":\"success\"}";
  }

  static String fixture(String name) {
    try (InputStream in = FakeBraze.class.getResourceAsStream("/fixtures/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

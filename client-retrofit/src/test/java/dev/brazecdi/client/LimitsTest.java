package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.client.fixtures.PromptSockets;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.ratelimit.Quota;
import dev.brazecdi.core.ratelimit.RateLimiter;
import dev.brazecdi.core.retry.Backoff;
import dev.brazecdi.core.retry.RetryPolicy;
import dev.brazecdi.retrofit.ClientListener;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.SandboxRequest;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits, retries, deadlines and cancellation, through the client and a socket. */
final class LimitsTest {
  private static final RetryPolicy TWICE = RetryPolicy.DEFAULT.withAttempts(2);
  private static final String DATE = "Wed, 25 Mar 2026 06:00:10 GMT";

  @RegisterExtension final FakeBraze braze = new FakeBraze();

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));
  private final Sandbox sandbox =
      Sandbox.builder().clock(time).integration(ID, 1005).integration("small", 10).start();

  @AfterEach
  void closeSandbox() {
    sandbox.close();
  }

  @Test
  void walkOverAThousandSyncsKeepsInsideTheLimit() {
    assertThat(client().jobSyncStatuses(ID)).hasSize(1005);

    assertThat(sandbox.requests()).extracting(SandboxRequest::status).containsOnly(200);
    assertThat(time.waits()).hasSize(1);
    assertThat(time.waits().get(0)).isBetween(Duration.ofSeconds(49), Duration.ofSeconds(51));
  }

  @Test
  void passingFailuresAreRetriedWithBackoff() {
    braze.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));
    braze.enqueue(status(503, ""));
    braze.enqueue(status(502, "").setHeader("Retry-After", "7"));
    braze.enqueue(page(item("success")));
    List<String> heard = new ArrayList<>();
    BrazeCdiClient client = braze.builder().listener(listenerTo(heard)).build();

    assertThat(client.jobSyncStatuses(ID)).hasSize(1);

    assertThat(heard)
        .containsExactly(
            "failed IOException",
            "retrying 1 IOException",
            "answered 503",
            "retrying 2 HTTP 503",
            "answered 502",
            "retrying 3 HTTP 502",
            "answered 200");
    assertThat(braze.time.waits()).hasSize(3);
    assertThat(braze.time.waits().get(0)).isBetween(Duration.ZERO, Duration.ofMillis(500));
    assertThat(braze.time.waits().get(1)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    assertThat(braze.time.waits().get(2)).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void lastAttemptWithoutAResponseIsAnEvent() {
    braze.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));
    List<String> heard = new ArrayList<>();
    BrazeCdiClient client =
        braze.builder().retryPolicy(RetryPolicy.NONE).listener(listenerTo(heard)).build();

    assertThatThrownBy(() -> client.jobSyncStatuses(ID).firstPage())
        .isInstanceOf(TransportException.class);

    assertThat(heard).containsExactly("failed IOException");
  }

  @Test
  void listenerThatThrowsFailsNoCall() {
    braze.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));
    braze.enqueue(status(429, "").setHeader("Retry-After", "17"));
    braze.enqueue(page(item("success")));
    AtomicInteger events = new AtomicInteger();
    ClientListener throwing =
        new ClientListener() {
          @Override
          public void waiting(Waiting event) {
            throw fault();
          }

          @Override
          public void retrying(Retrying event) {
            throw fault();
          }

          @Override
          public void responseReceived(ResponseReceived event) {
            throw fault();
          }

          @Override
          public void attemptFailed(AttemptFailed event) {
            throw fault();
          }

          private RuntimeException fault() {
            return new IllegalStateException("event " + events.incrementAndGet());
          }
        };
    List<LogRecord> logged = new ArrayList<>();
    Logger logger = Logger.getLogger("dev.brazecdi");
    Handler handler = recordingTo(logged);
    logger.addHandler(handler);
    try {
      assertThat(braze.builder().listener(throwing).build().jobSyncStatuses(ID)).hasSize(1);
    } finally {
      logger.removeHandler(handler);
    }

    assertThat(events).hasValueGreaterThanOrEqualTo(5);
    assertThat(logged).singleElement().extracting(LogRecord::getThrown).isNotNull();
  }

  private static Handler recordingTo(List<LogRecord> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        records.add(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void nothingIsRepeatedBehindTheLimiter() {
    braze.enqueue(status(503, "").setHeader("Retry-After", "0"));
    braze.enqueue(page(item("success")));

    assertThatThrownBy(() -> braze.client().jobSyncStatuses(ID).firstPage())
        .isInstanceOf(ServerException.class);
    assertThat(braze.requestCount()).isEqualTo(1);
  }

  @Test
  void waitThatTriesAnybodysPatienceFailsAtOnce() {
    for (String retryAfter : List.of("999999999", "99999999999", "Fri, 31 Dec 9999 23:59:59 GMT")) {
      braze.enqueue(status(503, "").setHeader("Retry-After", retryAfter).setHeader("Date", DATE));
      BrazeCdiClient client = braze.builder().retryPolicy(TWICE).build();
      if (retryAfter.length() == 11) {
        braze.enqueue(status(503, "")); // no number that means anything: backoff
      }

      assertThatThrownBy(() -> client.jobSyncStatuses(ID).firstPage())
          .as(retryAfter)
          .isInstanceOf(ServerException.class);
    }
    braze.enqueue(status(429, "").setHeader("Retry-After", "999999999"));
    assertThatThrownBy(() -> braze.builder().build().jobSyncStatuses(ID).firstPage())
        .isInstanceOf(RateLimitedException.class)
        .hasMessageContaining("too long to wait");
    assertThat(braze.time.waits())
        .allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofMinutes(1)));
  }

  @Test
  void bodyThatBreaksOffIsRetriedAndNeverTakenForTheEnd() {
    braze.enqueue(page(item("success")).onResponseBody(new SocketEffect.CloseSocket()));
    braze.enqueue(page(item("success")));

    assertThat(braze.builder().build().jobSyncStatuses(ID)).hasSize(1);
    assertThat(braze.requestCount()).isEqualTo(2);
  }

  @Test
  void callTimeoutOfTheOwnClientDoesNotEndWaits() {
    OkHttpClient hurried = new OkHttpClient.Builder().callTimeout(Duration.ofMillis(1)).build();
    braze.enqueue(
        page(item("success")).headersDelay(50, java.util.concurrent.TimeUnit.MILLISECONDS));
    BrazeCdiClient client =
        braze.builder().okHttpClient(hurried).retryPolicy(RetryPolicy.NONE).build();

    assertThat(client.jobSyncStatuses(ID)).hasSize(1);
  }

  @Test
  void refusedCallWaitsForTheLimitAndGoesAgain() {
    braze.enqueue(status(429, "").setHeader("Retry-After", "17"));
    braze.enqueue(page(item("success")));

    assertThat(braze.builder().build().jobSyncStatuses(ID)).hasSize(1);

    assertThat(braze.time.waits()).containsExactly(Duration.ofSeconds(17));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "45", "1774418460000"})
  void refusalsWithoutAUsableResetAreWaitedOut(String reset) throws IOException {
    Instant open = braze.time.instant().plusSeconds(59);
    Dispatcher refusing =
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (braze.time.instant().isAfter(open)) {
              return page(item("success")).build();
            }
            MockResponse.Builder refused = status(429, "").setHeader("Date", DATE);
            if (!reset.isEmpty()) {
              refused
                  .setHeader("X-RateLimit-Limit", "100")
                  .setHeader("X-RateLimit-Remaining", "0")
                  .setHeader("X-RateLimit-Reset", reset);
            }
            return refused.build();
          }
        };
    try (MockWebServer server = PromptSockets.server()) {
      server.setDispatcher(refusing);
      server.start();
      BrazeCdiClient client = braze.builder().baseUrl(server.url("/").toString()).build();

      assertThat(client.jobSyncStatuses(ID)).hasSize(1);
    }
  }

  @Test
  void serverThatOnlyRefusesEndsTheCallAndSaysWhenToComeBack() {
    for (int i = 0; i < 4; i++) {
      braze.enqueue(status(429, "").setHeader("Retry-After", "17"));
    }

    RateLimitedException e =
        catchThrowableOfType(
            RateLimitedException.class,
            () -> braze.builder().build().jobSyncStatuses(ID).firstPage());

    assertThat(braze.requestCount()).isEqualTo(4);
    assertThat(e.availableAt()).isEqualTo(braze.time.instant().plusSeconds(17));
  }

  @Test
  void deadlineReachesTheWaitForTheLimit() {
    BrazeCdiClient client = client();
    assertThat(client.jobSyncStatuses(ID).stream().limit(1000)).hasSize(1000);
    Instant before = time.instant();

    RateLimitedException e =
        catchThrowableOfType(
            RateLimitedException.class,
            () -> client.jobSyncStatuses(ID).timeout(Duration.ofSeconds(20)).firstPage());

    assertThat(time.instant()).isEqualTo(before);
    assertThat(e.availableAt()).isAfter(before.plusSeconds(49));
    assertThat(sandbox.requests()).hasSize(100);
  }

  @Test
  void deadlineReachesTheCall() {
    braze.enqueue(page(item("success")).headersDelay(30, java.util.concurrent.TimeUnit.SECONDS));
    BrazeCdiClient client =
        braze
            .builder()
            .timeSource(dev.brazecdi.core.TimeSource.system())
            .retryPolicy(RetryPolicy.NONE)
            .build();

    assertThatThrownBy(() -> client.jobSyncStatuses(ID).timeout(Duration.ofMillis(200)).firstPage())
        .isInstanceOf(DeadlineExceededException.class);
  }

  @Test
  void cancellationReachesTheCall() throws InterruptedException {
    braze.enqueue(page(item("success")).headersDelay(30, java.util.concurrent.TimeUnit.SECONDS));
    CancellationToken cancellation = new CancellationToken();
    BrazeCdiClient client = braze.client();
    CompletableFuture<List<JobSyncStatus>> walk =
        CompletableFuture.supplyAsync(
            () -> client.jobSyncStatuses(ID).cancelledBy(cancellation).firstPage().items());
    braze.takeRequest();

    cancellation.cancel();

    assertThatThrownBy(walk::join).hasCauseInstanceOf(CancelledException.class);
  }

  @Test
  void cancellationReachesTheWaitForTheLimit() throws InterruptedException {
    RateLimiter limiter = RateLimiter.create();
    CountDownLatch waiting = new CountDownLatch(1);
    braze.enqueue(status(429, "").setHeader("Retry-After", "3600"));
    BrazeCdiClient client =
        braze
            .builder()
            .timeSource(dev.brazecdi.core.TimeSource.system())
            .rateLimiter(limiter)
            .listener(FakeBraze.countingWaits(waiting))
            .build();
    CancellationToken cancellation = new CancellationToken();
    CompletableFuture<List<JobSyncStatus>> walk =
        CompletableFuture.supplyAsync(
            () -> client.jobSyncStatuses(ID).cancelledBy(cancellation).firstPage().items());
    waiting.await();

    cancellation.cancel();

    assertThatThrownBy(walk::join).hasCauseInstanceOf(CancelledException.class);
    assertThat(braze.requestCount()).isEqualTo(1);
  }

  @Test
  void cancelledCallTakesNoPermit() {
    AtomicBoolean cancels = new AtomicBoolean(true);
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  if (cancels.get()) {
                    chain.call().cancel();
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    BrazeCdiClient client =
        braze
            .builder()
            .okHttpClient(http)
            .quota(new Quota("listJobSyncStatuses", 1, Duration.ofMinutes(1)))
            .build();
    braze.enqueue(page(item("success")));

    assertThatThrownBy(() -> client.jobSyncStatuses(ID).firstPage())
        .isInstanceOf(BrazeCdiException.class);
    cancels.set(false);

    assertThat(client.jobSyncStatuses(ID).firstPage().items()).hasSize(1);
    assertThat(braze.time.waits()).isEmpty();
    assertThat(braze.requestCount()).isEqualTo(1);
  }

  @Test
  void interruptedThreadEndsItsCallAndKeepsItsFlag() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> client().jobSyncStatuses(ID).firstPage())
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void clientsOfOneWorkspaceShareALimiter() {
    RateLimiter limiter = RateLimiter.create();
    BrazeCdiClient one = builder().rateLimiter(limiter).build();
    BrazeCdiClient other = builder().rateLimiter(limiter).build();

    for (int i = 0; i < 60; i++) {
      one.jobSyncStatuses(ID).firstPage();
      other.jobSyncStatuses(ID).firstPage();
    }

    assertThat(sandbox.requests())
        .hasSize(120)
        .extracting(SandboxRequest::status)
        .containsOnly(200);
  }

  @Test
  void sixteenCallersAtOnceMeetNoRefusalAndLoseNothing() throws Exception {
    BrazeCdiClient client = client();
    ExecutorService callers = Executors.newFixedThreadPool(16);
    List<Future<Long>> walks = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        walks.add(callers.submit(() -> client.jobSyncStatuses(ID).stream().limit(300).count()));
      }
      for (Future<Long> walk : walks) {
        assertThat(walk.get()).isEqualTo(300);
      }
    } finally {
      callers.shutdownNow();
    }

    assertThat(sandbox.requests())
        .hasSize(16 * 30)
        .extracting(SandboxRequest::status)
        .containsOnly(200);
  }

  @Test
  void noConnectionLeaks() {
    OkHttpClient own = new OkHttpClient();
    BrazeCdiClient client =
        braze
            .builder()
            .okHttpClient(own)
            .retryPolicy(RetryPolicy.DEFAULT.withBackoff(Backoff.DEFAULT).withAttempts(2))
            .build();
    for (int status : new int[] {200, 400, 401, 404, 500, 500, 200}) {
      braze.enqueue(status(status, item("success")));
    }
    for (int i = 0; i < 6; i++) {
      try {
        client.jobSyncStatuses(ID).firstPage();
      } catch (BrazeCdiException e) {
        assertThat(e.resumeFrom()).isNull();
      }
    }

    assertThat(own.connectionPool().connectionCount() - own.connectionPool().idleConnectionCount())
        .isZero();
  }

  @Test
  @Tag("soak")
  void historyOfAYearMeetsNoRefusal() {
    try (Sandbox year = Sandbox.builder().clock(time).integration(ID, 35_040).start()) {
      BrazeCdiClient client =
          BrazeCdiClient.builder()
              .baseUrl(year.baseUrl())
              .apiKey(ApiKey.of(year.apiKey()))
              .timeSource(time)
              .build();

      assertThat(client.jobSyncStatuses(ID).stream().count()).isEqualTo(35_040);

      assertThat(year.requests())
          .hasSize(3_504)
          .extracting(SandboxRequest::status)
          .containsOnly(200);
    }
  }

  private static ClientListener listenerTo(List<String> heard) {
    return new ClientListener() {
      @Override
      public void waiting(Waiting event) {
        heard.add("waiting");
      }

      @Override
      public void retrying(Retrying event) {
        heard.add("retrying " + event.attempt() + " " + event.reason());
      }

      @Override
      public void attemptFailed(AttemptFailed event) {
        heard.add("failed " + event.reason());
      }

      @Override
      public void responseReceived(ResponseReceived event) {
        heard.add("answered " + event.status());
      }
    };
  }

  private BrazeCdiClientBuilder builder() {
    return BrazeCdiClient.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(ApiKey.of(sandbox.apiKey()))
        .timeSource(time);
  }

  private BrazeCdiClient client() {
    return builder().build();
  }
}

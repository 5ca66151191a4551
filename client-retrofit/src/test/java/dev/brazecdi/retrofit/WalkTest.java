package dev.brazecdi.retrofit;

import static dev.brazecdi.retrofit.FakeBraze.ID;
import static dev.brazecdi.retrofit.FakeBraze.item;
import static dev.brazecdi.retrofit.FakeBraze.page;
import static dev.brazecdi.retrofit.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.CdiApi;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.Cancellation;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.ratelimit.RateBudget;
import dev.brazecdi.core.ratelimit.RateLimitedException;
import dev.brazecdi.core.retry.Backoff;
import dev.brazecdi.core.retry.RetryPolicy;
import dev.brazecdi.retrofit.error.ServerException;
import dev.brazecdi.retrofit.error.TransportException;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.SandboxRequest;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

final class WalkTest {
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
  void wholeListComesOnceInOrder() {
    List<JobSyncStatus> all = client().jobSyncStatuses(ID).stream().toList();

    assertThat(all).hasSize(1005).doesNotHaveDuplicates();
    assertThat(all)
        .isSortedAccordingTo(
            java.util.Comparator.comparing(JobSyncStatus::syncStartTime).reversed());
    assertThat(sandbox.requests()).hasSize(101);
  }

  @Test
  void walkOverAThousandSyncsKeepsInsideTheLimit() {
    assertThat(client().jobSyncStatuses(ID)).hasSize(1005);

    assertThat(sandbox.requests()).extracting(SandboxRequest::status).containsOnly(200);
    assertThat(time.waits()).hasSize(1);
    assertThat(time.waits().get(0)).isBetween(Duration.ofSeconds(49), Duration.ofSeconds(51));
  }

  @Test
  void requestsAreMadeAsTheyAreNeeded() {
    assertThat(client().jobSyncStatuses(ID).stream().limit(3)).hasSize(3);
    assertThat(sandbox.requests()).hasSize(1);
    assertThat(client().jobSyncStatuses(ID).stream().limit(10)).hasSize(10);
    assertThat(sandbox.requests()).hasSize(2);
    assertThat(client().jobSyncStatuses(ID).stream().limit(11)).hasSize(11);
    assertThat(sandbox.requests()).hasSize(4);
    assertThat(client().jobSyncStatuses("small")).hasSize(10);
    assertThat(sandbox.requests()).hasSize(5);
  }

  @Test
  void integrationsAreWalkedAsWell() {
    assertThat(client().integrations())
        .extracting(Integration::integrationId)
        .containsExactly(ID, "small");
  }

  @Test
  void cursorGoesBackByteForByte() throws InterruptedException {
    String[] cursors = {
      "a+b", "a/b", "a==", "a%2Bb", "a%2fb", "a%3D%3D", "", "~!$'()*,;:@?-._", "%zz", "[a]|^`{}\\"
    };
    for (String cursor : cursors) {
      braze.enqueue(page(item("success"), "</x?cursor=" + cursor + ">; rel=\"next\""));
      braze.enqueue(page(item("success")));

      assertThat(braze.client().jobSyncStatuses(ID)).as(cursor).hasSize(2);
      braze.takeRequest();
      assertThat(braze.takeRequest().getTarget())
          .isEqualTo(
              "/cdi/integrations/" + ID + "/job_sync_status?cursor=" + cursor.replace("'", "%27"));
    }
  }

  @Test
  void whatNoQueryCanHoldIsEscaped() throws InterruptedException {
    braze.enqueue(page(item("success")));

    braze.client().jobSyncStatuses(ID).from(Cursor.of("a b\"<é>#&c\n")).firstPage();

    assertThat(braze.takeRequest().getTarget()).endsWith("?cursor=a%20b%22%3C%C3%A9%3E%23%26c%0A");
  }

  @Test
  void longCursorGoesBack() throws InterruptedException {
    String cursor = "Ab+/".repeat(2048);
    braze.enqueue(page(item("success"), "</x?cursor=" + cursor + ">; rel=\"next\""));
    braze.enqueue(page(item("success")));

    assertThat(braze.client().jobSyncStatuses(ID)).hasSize(2);
    braze.takeRequest();
    assertThat(braze.takeRequest().getTarget()).endsWith("?cursor=" + cursor);
  }

  @Test
  void hostileLinkCausesNoRequestElsewhere() throws IOException, InterruptedException {
    try (MockWebServer elsewhere = new MockWebServer()) {
      elsewhere.start(InetAddress.getLoopbackAddress(), 0);
      braze.enqueue(page(item("success"), "<" + elsewhere.url("/steal?cursor=x") + ">; rel=next"));
      braze.enqueue(page(item("success"), "<//evil.example/?cursor=y>; rel=next"));
      braze.enqueue(status(307, "").setHeader("Location", elsewhere.url("/again")));

      assertThatThrownBy(() -> braze.client().jobSyncStatuses(ID).forEach(sync -> {}))
          .hasMessageContaining("redirects are not followed");

      assertThat(elsewhere.getRequestCount()).isZero();
      assertThat(braze.requestCount()).isEqualTo(3);
    }
  }

  @Test
  void integrationIdIsOnePathSegment() throws InterruptedException {
    braze.enqueue(page(item("success")));

    braze.client().jobSyncStatuses("a/b?c#d é%2F").firstPage();

    assertThat(braze.takeRequest().getTarget())
        .isEqualTo("/cdi/integrations/a%2Fb%3Fc%23d%20%C3%A9%252F/job_sync_status");
  }

  @Test
  void idThatIsNoneIsRefusedBeforeAnyRequest() {
    for (String id : List.of("", " ", ".", "..")) {
      assertThatThrownBy(() -> client().jobSyncStatuses(id))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void basePathIsKept() throws InterruptedException {
    braze.enqueue(page(item("success")));

    braze.builder().baseUrl(braze.url() + "proxy/braze").build().jobSyncStatuses(ID).firstPage();

    assertThat(braze.takeRequest().getTarget())
        .isEqualTo("/proxy/braze/cdi/integrations/" + ID + "/job_sync_status");
  }

  @Test
  void failureInTheMiddleOfAWalkSaysWhereToGoOn() {
    braze.enqueue(page(item("success"), "</x?cursor=b>; rel=next"));
    braze.enqueue(status(500, "{}"));
    List<JobSyncStatus> seen = new ArrayList<>();

    ServerException e =
        catchThrowableOfType(
            ServerException.class, () -> braze.client().jobSyncStatuses(ID).forEach(seen::add));

    assertThat(seen).hasSize(1);
    assertThat(e.resumeFrom()).isEqualTo(Cursor.of("b"));
  }

  @Test
  void passingFailuresAreRetriedWithBackoff() {
    braze.enqueue(status(503, ""));
    braze.enqueue(status(502, "").setHeader("Retry-After", "7"));
    braze.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));
    braze.enqueue(page(item("success")));
    List<String> heard = new ArrayList<>();
    BrazeCdiClient client = braze.builder().listener(listenerTo(heard)).build();

    assertThat(client.jobSyncStatuses(ID)).hasSize(1);

    assertThat(heard)
        .containsExactly(
            "answered 503",
            "retrying 1 HTTP 503",
            "answered 502",
            "retrying 2 HTTP 502",
            "retrying 3 IOException",
            "answered 200");
    assertThat(braze.time.waits()).hasSize(3);
    assertThat(braze.time.waits().get(0)).isBetween(Duration.ZERO, Duration.ofMillis(500));
    assertThat(braze.time.waits().get(1)).isEqualTo(Duration.ofSeconds(7));
    assertThat(braze.time.waits().get(2)).isBetween(Duration.ZERO, Duration.ofSeconds(2));
  }

  @Test
  void nothingIsRepeatedBehindTheBudgetsBack() {
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
        .hasMessageContaining("too long to wait for");
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
    OkHttpClient hurried = new OkHttpClient.Builder().callTimeout(Duration.ofNanos(1)).build();

    assertThat(builder().okHttpClient(hurried).build().jobSyncStatuses("small")).hasSize(10);
  }

  @Test
  void keyThatCannotBeReadEndsTheWalkWhereItCanGoOn() {
    List<String> keys = new ArrayList<>(List.of(FakeBraze.KEY));
    BrazeCdiClient client =
        braze.builder().apiKey(ApiKey.from(() -> keys.isEmpty() ? "" : keys.remove(0))).build();
    braze.enqueue(page(item("success"), "</x?cursor=b>; rel=next"));

    BrazeCdiException e =
        catchThrowableOfType(
            BrazeCdiException.class, () -> client.jobSyncStatuses(ID).forEach(sync -> {}));

    assertThat(e).hasMessageContaining("there is no API key");
    assertThat(e.resumeFrom()).isEqualTo(Cursor.of("b"));
  }

  @Test
  void refusedCursorIsNoPlaceToGoOnFrom() {
    BrazeCdiException e =
        catchThrowableOfType(
            BrazeCdiException.class,
            () -> client().jobSyncStatuses(ID).from(Cursor.of("nonsense")).firstPage());

    assertThat(e).isInstanceOf(dev.brazecdi.retrofit.error.InvalidCursorException.class);
    assertThat(e.resumeFrom()).isNull();
  }

  @Test
  void apiCanBeUsedOnAnybodysClientWithOurInterceptors() throws IOException {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(new CursorInterceptor())
            .addInterceptor(new RetryInterceptor(RetryPolicy.DEFAULT))
            .addInterceptor(new RateLimitInterceptor(RateBudget.create()))
            .build();
    CdiApi api =
        new Retrofit.Builder()
            .baseUrl(braze.url())
            .client(http)
            .addConverterFactory(
                MoshiConverterFactory.create(
                    new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build()))
            .build()
            .create(CdiApi.class);
    Cancellation cancellation = new Cancellation();
    CallContext context = CallContext.none().withCancellation(cancellation);
    braze.enqueue(page(item("success")));

    assertThat(api.listJobSyncStatuses(ID, Cursor.of("a+b="), context).execute().body())
        .isNotNull();
    cancellation.cancel();
    assertThatThrownBy(() -> api.listJobSyncStatuses(ID, null, context).execute())
        .isInstanceOf(java.io.InterruptedIOException.class);
    assertThat(braze.requestCount()).isEqualTo(1);
  }

  @Test
  void refusedCallWaitsForTheBudgetAndGoesAgain() {
    braze.enqueue(status(429, "").setHeader("Retry-After", "17"));
    braze.enqueue(page(item("success")));

    assertThat(braze.builder().build().jobSyncStatuses(ID)).hasSize(1);

    assertThat(braze.time.waits()).containsExactly(Duration.ofSeconds(17));
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
  void deadlineReachesTheWaitForTheBudget() {
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
    Cancellation cancellation = new Cancellation();
    BrazeCdiClient client = braze.client();
    CompletableFuture<List<JobSyncStatus>> walk =
        CompletableFuture.supplyAsync(
            () -> client.jobSyncStatuses(ID).cancelledBy(cancellation).firstPage().items());
    braze.takeRequest();

    cancellation.cancel();

    assertThatThrownBy(walk::join).hasCauseInstanceOf(CancelledException.class);
  }

  @Test
  void cancellationReachesTheWaitForTheBudget() throws InterruptedException {
    RateBudget budget = RateBudget.create();
    CountDownLatch waiting = new CountDownLatch(1);
    ClientListener listener =
        new ClientListener() {
          @Override
          public void waiting(Waiting event) {
            waiting.countDown();
          }
        };
    braze.enqueue(status(429, "").setHeader("Retry-After", "3600"));
    BrazeCdiClient client =
        braze
            .builder()
            .timeSource(dev.brazecdi.core.TimeSource.system())
            .rateBudget(budget)
            .listener(listener)
            .build();
    Cancellation cancellation = new Cancellation();
    CompletableFuture<List<JobSyncStatus>> walk =
        CompletableFuture.supplyAsync(
            () -> client.jobSyncStatuses(ID).cancelledBy(cancellation).firstPage().items());
    waiting.await();

    cancellation.cancel();

    assertThatThrownBy(walk::join).hasCauseInstanceOf(CancelledException.class);
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
  void clientsOfOneWorkspaceShareABudget() {
    RateBudget budget = RateBudget.create();
    BrazeCdiClient one = builder().rateBudget(budget).build();
    BrazeCdiClient other = builder().rateBudget(budget).build();

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
  void unknownHostAndRefusedConnectionAreNamed() throws IOException {
    BrazeCdiClient unknown =
        braze
            .builder()
            .baseUrl("https://rest.nowhere.invalid")
            .retryPolicy(RetryPolicy.NONE)
            .build();
    assertThatThrownBy(() -> unknown.jobSyncStatuses(ID).firstPage())
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "the host rest.nowhere.invalid is not known; check the instance or the base URL");

    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    BrazeCdiClient refused =
        braze.builder().baseUrl("http://127.0.0.1:" + port).retryPolicy(RetryPolicy.NONE).build();
    assertThatThrownBy(() -> refused.jobSyncStatuses(ID).firstPage())
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("127.0.0.1:" + port + " refused the connection");
  }

  @Test
  void ownOkHttpClientStaysOpen() {
    OkHttpClient own = new OkHttpClient();
    braze.enqueue(page(item("success")));
    braze.enqueue(page(item("success")));

    try (BrazeCdiClient client = braze.builder().okHttpClient(own).build()) {
      client.jobSyncStatuses(ID).firstPage();
    }

    assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
    assertThat(own.followRedirects()).isTrue();
  }

  @Test
  void userAgentNamesTheClientAndTheProgram() throws InterruptedException {
    braze.enqueue(page(item("success")));

    braze.builder().userAgentSuffix("nightly/7").build().jobSyncStatuses(ID).firstPage();

    assertThat(braze.takeRequest().getHeaders().get("User-Agent"))
        .isEqualTo("brazecdi-java nightly/7");
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
  void contextWithoutAnythingHasNoDeadline() {
    assertThat(CallContext.none().remainingNanos()).isEqualTo(Long.MAX_VALUE);
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
      public void answered(Answered event) {
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

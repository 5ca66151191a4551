package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.fixtures.DelegatingSocketFactory;
import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.UncertainOutcomeException;
import dev.brazecdi.core.retry.RetryPolicy;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.SandboxRequest;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TriggerTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";

  @RegisterExtension final FakeBraze braze = new FakeBraze();

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10.4Z"));
  private @Nullable Sandbox started;

  @AfterEach
  void closeSandbox() {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void triggeredRunIsAwaitedToItsEnd() {
    BrazeCdiClient client = client(builder().integration(ID, 25));

    TriggeredSync triggered = client.triggerSync(ID);
    JobSyncStatus run = client.awaitSync(triggered, Duration.ofMinutes(30)).status();

    assertThat(run.jobStatus()).isEqualTo(JobStatus.SUCCESS);
    assertThat(run.syncStartTime()).isEqualTo("2026-03-25T06:00:10.400Z");
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void runThatEndedJustBeforeTheTriggerIsNotTakenForIt() {
    Sandbox sandbox = start(builder().integration(ID, 0).runDuration(Duration.ofMillis(100)));
    sandbox.startRun(ID);
    time.advance(Duration.ofMillis(200));
    BrazeCdiClient client = client(sandbox);

    TriggeredSync triggered = client.triggerSync(ID);
    time.advance(Duration.ofSeconds(1));
    JobSyncStatus run = client.awaitSync(triggered, Duration.ofMinutes(1)).status();

    assertThat(run.syncStartTime()).isEqualTo("2026-03-25T06:00:10.600Z");
  }

  @Test
  void runCanBeAwaitedFromAnotherProcess() {
    BrazeCdiClient client = client(builder().integration(ID, 25));
    TriggeredSync triggered = client.triggerSync(ID);

    JobSyncStatus run =
        client
            .awaitSync(triggered.integrationId(), triggered.startedAfter(), Duration.ofMinutes(1))
            .status();

    assertThat(run.jobStatus()).isEqualTo(JobStatus.SUCCESS);
  }

  @Test
  void awaitingEndsAtItsDeadlineAndSaysWhatWasSeen() {
    BrazeCdiClient client = client(builder().integration(ID, 3).runDuration(Duration.ofHours(2)));
    TriggeredSync triggered = client.triggerSync(ID);

    assertThatThrownBy(() -> client.awaitSync(triggered, Duration.ofMinutes(5)))
        .isInstanceOf(DeadlineExceededException.class)
        .hasMessageContaining(ID)
        .hasMessageEndingWith("it was last seen running");
    assertThat(time.instant()).isBefore(Instant.parse("2026-03-25T06:05:11Z"));
  }

  @Test
  void awaitingARunThatNeverCameSaysSo() {
    BrazeCdiClient client = client(builder().integration(ID, 3));

    assertThatThrownBy(
            () ->
                client.awaitSync(ID, Instant.parse("2026-03-25T06:00:00Z"), Duration.ofMinutes(1)))
        .hasMessageEndingWith("it was not seen");
  }

  @Test
  void conflictIsNotARateLimitAndNotRetried() {
    Sandbox sandbox = start(builder().integration(ID, 3));
    sandbox.startRun(ID);
    BrazeCdiClient client = client(sandbox);

    assertThatThrownBy(() -> client.triggerSync(ID))
        .isInstanceOf(SyncConflictException.class)
        .hasMessageContaining("Another job is in progress");
    assertThat(sandbox.requests())
        .extracting(SandboxRequest::method)
        .containsExactly("GET", "POST");
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void runningSyncIsJoinedOnRequest() {
    Sandbox sandbox = start(builder().integration(ID, 3));
    sandbox.startRun(ID);
    time.advance(Duration.ofSeconds(5));
    BrazeCdiClient client = client(sandbox);

    TriggeredSync joined = client.triggerSync(ID, IfRunning.JOIN, CallOptions.defaults());
    JobSyncStatus run = client.awaitSync(joined, Duration.ofMinutes(5)).requireSuccess();

    assertThat(joined.acceptedAt()).isEqualTo("2026-03-25T06:00:10.400Z");
    assertThat(run.syncStartTime()).isEqualTo("2026-03-25T06:00:10.400Z");
    assertThat(posts(sandbox)).isEqualTo(1);
  }

  @Test
  void runningSyncThatIsNotListedYetIsJoined() {
    Sandbox sandbox = start(builder().integration(ID, 3).listedAfter(Duration.ofSeconds(15)));
    sandbox.startRun(ID);
    BrazeCdiClient client = client(sandbox);

    TriggeredSync joined = client.triggerSync(ID, IfRunning.JOIN, CallOptions.defaults());

    assertThat(client.awaitSync(joined, Duration.ofMinutes(5)).status().syncStartTime())
        .isEqualTo("2026-03-25T06:00:10.400Z");
  }

  @Test
  void runningSyncIsWaitedForAndThenAnotherStarted() {
    Sandbox sandbox = start(builder().integration(ID, 3).listedAfter(Duration.ofSeconds(15)));
    sandbox.startRun(ID);
    BrazeCdiClient client = client(sandbox);

    TriggeredSync triggered =
        client.triggerSync(
            ID, IfRunning.WAIT, CallOptions.defaults().timeout(Duration.ofMinutes(5)));
    SyncResult result = client.awaitSync(triggered, Duration.ofMinutes(5));

    assertThat(result.requireSuccess().syncStartTime()).isEqualTo("2026-03-25T06:00:40.400Z");
    assertThat(posts(sandbox)).isEqualTo(2);
  }

  @Test
  void waitForARunningSyncEndsAtTheDeadline() {
    Sandbox sandbox = start(builder().integration(ID, 3).runDuration(Duration.ofHours(2)));
    sandbox.startRun(ID);
    BrazeCdiClient client = client(sandbox);
    CallOptions fiveMinutes = CallOptions.defaults().timeout(Duration.ofMinutes(5));

    assertThatThrownBy(() -> client.triggerSync(ID, IfRunning.WAIT, fiveMinutes))
        .isInstanceOf(DeadlineExceededException.class);
    assertThat(posts(sandbox)).isEqualTo(1);
  }

  @Test
  void syncThatEndsWhileItIsJoinedIsTheOneThatWasRunning() {
    BrazeCdiClient client = braze.builder().build();
    String start = "\"sync_start_time\":\"2026-03-25T06:00:01Z\"";
    braze.enqueue(status(200, "{\"results\":[{\"job_status\":\"running\"," + start + "}]}"));
    braze.enqueue(status(429, "{\"message\":\"Another job is in progress\"}"));
    braze.enqueue(status(200, "{\"results\":[{\"job_status\":\"success\"," + start + "}]}"));

    TriggeredSync joined = client.triggerSync(ID, IfRunning.JOIN, CallOptions.defaults());

    assertThat(joined.acceptedAt()).isEqualTo("2026-03-25T06:00:01Z");
    assertThat(joined.startedAfter()).isEqualTo("2026-03-25T06:00:00.999999999Z");
  }

  @Test
  void joinFailsIfNoRunningSyncIsEverListed() {
    BrazeCdiClient client = braze.client();
    String finished =
        "{\"results\":[{\"job_status\":\"success\","
            + "\"sync_start_time\":\"2026-03-25T05:00:00Z\"}]}";
    braze.enqueue(status(200, finished));
    braze.enqueue(status(429, "{\"message\":\"Another job is in progress\"}"));
    for (int i = 0; i < 4; i++) {
      braze.enqueue(status(200, finished));
    }
    CallOptions threePolls = CallOptions.defaults().timeout(Duration.ofSeconds(119));

    assertThatThrownBy(() -> client.triggerSync(ID, IfRunning.JOIN, threePolls))
        .isInstanceOf(SyncConflictException.class);
    assertThat(braze.requestCount()).isEqualTo(6);
  }

  @Test
  void joinTakesARunThatIsNewerThanAllBefore() {
    BrazeCdiClient client = braze.client();
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(status(429, "{\"message\":\"Another job is in progress\"}"));
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(
        status(
            200,
            "{\"results\":[{\"job_status\":\"error\","
                + "\"sync_start_time\":\"2026-03-25T06:00:00Z\"}]}"));

    TriggeredSync joined = client.triggerSync(ID, IfRunning.JOIN, CallOptions.defaults());

    assertThat(joined.startedAfter()).isEqualTo("2026-03-25T05:59:59.999999999Z");
  }

  @Test
  void joinOfARefusalForTheRateLimitFails() {
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(status(429, "<html>Too many requests</html>"));

    assertThatThrownBy(() -> braze.client().triggerSync(ID, IfRunning.JOIN, CallOptions.defaults()))
        .isInstanceOf(RateLimitedException.class);
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullIsRejectedByName() {
    BrazeCdiClient client = braze.client();

    assertThatThrownBy(() -> client.triggerSync(ID, null, CallOptions.defaults()))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("ifRunning");
    assertThatThrownBy(() -> client.jobSyncStatuses(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("integrationId");
  }

  @Test
  void refusalForTheRateLimitIsWaitedForAndGoesAgain() {
    BrazeCdiClient client = braze.builder().build();
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(
        status(429, "{\"message\":\"Rate limit exceeded\"}")
            .setHeader("Date", "Wed, 25 Mar 2026 06:00:10 GMT")
            .setHeader("X-RateLimit-Limit", "20")
            .setHeader("X-RateLimit-Remaining", "0")
            .setHeader("X-RateLimit-Reset", "1774418460"));
    braze.enqueue(status(202, "{\"message\":\"success\"}"));

    client.triggerSync(ID);

    assertThat(braze.time.waits()).containsExactly(Duration.ofSeconds(51));
  }

  @Test
  void triggerIsNeverSentTwiceWhenItMayHaveArrived() {
    BrazeCdiClient client = braze.builder().build();
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));

    assertThatThrownBy(() -> client.triggerSync(ID))
        .isInstanceOf(UncertainOutcomeException.class)
        .hasCauseInstanceOf(TransportException.class)
        .hasMessageContaining("Check for a new run before you trigger it again");
    assertThat(braze.requestCount()).isEqualTo(2);

    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(status(500, "{}"));
    assertThatThrownBy(() -> client.triggerSync(ID))
        .isInstanceOf(UncertainOutcomeException.class)
        .hasCauseInstanceOf(ServerException.class)
        .hasMessageContaining("500");
    assertThat(braze.requestCount()).isEqualTo(4);
  }

  @Test
  void triggerThatTimesOutMayHaveStartedASync() {
    OkHttpClient hurried = new OkHttpClient.Builder().readTimeout(Duration.ofMillis(250)).build();
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));

    assertThatThrownBy(() -> braze.builder().okHttpClient(hurried).build().triggerSync(ID))
        .isInstanceOf(UncertainOutcomeException.class)
        .hasCauseInstanceOf(TransportException.class);
  }

  @Test
  void triggerThatFoundNoConnectionHasNotStartedASync() {
    AtomicInteger connections = new AtomicInteger();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .socketFactory(
                new DelegatingSocketFactory() {
                  @Override
                  public Socket createSocket() {
                    return connections.incrementAndGet() == 1 ? new Socket() : new DeadSocket();
                  }
                })
            .build();
    braze.enqueue(status(200, "{\"results\":[]}"));

    assertThatThrownBy(() -> braze.builder().okHttpClient(http).build().triggerSync(ID))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("Connect timed out");
    assertThat(connections).hasValue(2);
  }

  private static final class DeadSocket extends Socket {
    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
      throw new SocketTimeoutException("Connect timed out");
    }
  }

  @Test
  void pageOfAProxyIsNotAcceptedOnASecondPassOfTheCallersInterceptorEither() {
    OkHttpClient again =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  if (response.code() != 503) {
                    return response;
                  }
                  response.close();
                  return chain.proceed(chain.request());
                })
            .build();
    BrazeCdiClient client = braze.builder().okHttpClient(again).build();
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(status(503, ""));
    braze.enqueue(status(200, "<html>Please log in</html>"));

    assertThatThrownBy(() -> client.triggerSync(ID)).isInstanceOf(UncertainOutcomeException.class);

    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(status(503, ""));
    braze.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));
    assertThatThrownBy(() -> client.triggerSync(ID)).isInstanceOf(UncertainOutcomeException.class);
  }

  @Test
  void triggerThatIsCancelledAfterItWasSentMayHaveStartedASync() throws InterruptedException {
    CancellationToken cancellation = new CancellationToken();
    BrazeCdiClient client = braze.client();
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
    CompletableFuture<TriggeredSync> trigger =
        CompletableFuture.supplyAsync(
            () -> client.triggerSync(ID, CallOptions.defaults().cancelledBy(cancellation)));
    braze.takeRequest();
    braze.takeRequest();

    cancellation.cancel();

    assertThatThrownBy(trigger::join)
        .hasCauseInstanceOf(CancelledException.class)
        .hasMessageContaining("It is unknown whether Braze started the sync");
  }

  @Test
  void successThatIsNotJsonMayBeThePageOfAProxy() {
    BrazeCdiClient client = braze.builder().build();
    for (String body : new String[] {"<html>", "OK", "{\"mess"}) {
      braze.enqueue(status(200, "{\"results\":[]}"));
      braze.enqueue(status(200, body));

      assertThatThrownBy(() -> client.triggerSync(ID))
          .as(body)
          .isInstanceOf(UncertainOutcomeException.class)
          .hasCauseInstanceOf(DecodingException.class);
    }
  }

  @Test
  void successWithoutContentIsAccepted() {
    BrazeCdiClient client = braze.builder().build();
    for (MockResponse.Builder response :
        List.of(
            new MockResponse.Builder().code(204),
            new MockResponse.Builder().code(204).body("unexpected"),
            new MockResponse.Builder().code(200))) {
      braze.enqueue(status(200, "{\"results\":[]}"));
      braze.enqueue(response);

      assertThat(client.triggerSync(ID).integrationId()).isEqualTo(ID);
    }
  }

  @Test
  void acceptedTriggerStaysAcceptedWhateverItsBody() {
    BrazeCdiClient client = braze.builder().build();
    for (String body : new String[] {"", "{\"message\":7}", "[]"}) {
      braze.enqueue(status(200, "{\"results\":[]}"));
      braze.enqueue(status(202, body).setHeader("Date", "Wed, 25 Mar 2026 06:00:10 GMT"));

      assertThat(client.triggerSync(ID).acceptedAt()).as(body).isEqualTo("2026-03-25T06:00:10Z");
    }
  }

  @Test
  void acceptedTriggerStaysAcceptedWhenItsBodyBreaksOff() {
    BrazeCdiClient client = braze.builder().build();
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(
        status(202, "{\"message\":\"success\"}").onResponseBody(new SocketEffect.CloseSocket()));

    assertThat(client.triggerSync(ID).integrationId()).isEqualTo(ID);
    assertThat(braze.requestCount()).isEqualTo(2);
  }

  @Test
  void runThatIsListedLateIsAwaitedAndNotTheOneBefore() {
    BrazeCdiClient client =
        client(
            builder()
                .integration(ID, 25)
                .runDuration(Duration.ofSeconds(10))
                .listedAfter(Duration.ofSeconds(45)));

    JobSyncStatus run = client.awaitSync(client.triggerSync(ID), Duration.ofMinutes(10)).status();

    assertThat(run.syncStartTime()).isEqualTo("2026-03-25T06:00:10.400Z");
    assertThat(time.waits()).hasSize(2);
  }

  @Test
  void awaitingSitsRefusalsOut() {
    BrazeCdiClient client = braze.builder().retryPolicy(RetryPolicy.NONE).build();
    braze.enqueue(status(429, "").setHeader("Retry-After", "90"));
    braze.enqueue(
        status(
            200,
            "{\"results\":[{\"job_status\":\"error\",\"sync_start_time\":\"2026-03-25T06:00:01Z\"}]}"));

    assertThat(
            client
                .awaitSync(ID, Instant.parse("2026-03-25T06:00:00Z"), Duration.ofMinutes(30))
                .status()
                .jobStatus())
        .isEqualTo(JobStatus.ERROR);
    assertThat(braze.time.waits()).containsExactly(Duration.ofSeconds(90));
  }

  @Test
  void lastLookHasTimeToBeAnswered() {
    BrazeCdiClient client = client(builder().integration(ID, 3).runDuration(Duration.ofHours(2)));
    TriggeredSync triggered = client.triggerSync(ID);

    assertThatThrownBy(() -> client.awaitSync(triggered, Duration.ofMillis(60_001)))
        .hasMessageEndingWith("it was last seen running");
    assertThat(time.waits())
        .allSatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(20)));
  }

  @Test
  void waitForTheLimitDoesNotWidenTheTimeTheRunMayHaveStarted() {
    BrazeCdiClient client = braze.builder().build();
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(status(429, "").setHeader("Retry-After", "55"));
    braze.enqueue(status(202, "{}").setHeader("Date", "Wed, 25 Mar 2026 06:01:05 GMT"));

    TriggeredSync triggered = client.triggerSync(ID);

    assertThat(triggered.startedAfter()).isBetween("2026-03-25T06:01:03Z", "2026-03-25T06:01:04Z");
  }

  @Test
  void shortTimeoutLooksTwice() {
    BrazeCdiClient client = client(builder().integration(ID, 3).runDuration(Duration.ofSeconds(5)));
    TriggeredSync triggered = client.triggerSync(ID);

    JobSyncStatus run = client.awaitSync(triggered, Duration.ofSeconds(20)).status();

    assertThat(run.jobStatus()).isEqualTo(JobStatus.SUCCESS);
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(15));
  }

  @Test
  void awaitingSitsPassingFailuresOut() {
    BrazeCdiClient client = braze.builder().retryPolicy(RetryPolicy.NONE).build();
    Instant after = Instant.parse("2026-03-25T06:00:00Z");
    braze.enqueue(status(500, "{}"));
    braze.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));
    braze.enqueue(
        status(
            200,
            "{\"results\":[{\"job_status\":\"Done\",\"sync_start_time\":\"2026-03-25T06:00:01Z\","
                + "\"sync_finish_time\":\"2026-03-25T06:00:09Z\"}]}"));

    assertThat(client.awaitSync(ID, after, Duration.ofMinutes(5)).status().jobStatus())
        .isEqualTo(JobStatus.of("Done"));
  }

  @Test
  void pageWithoutStartTimesDoesNotEndTheSearch() {
    BrazeCdiClient client = braze.builder().build();
    braze.enqueue(
        FakeBraze.page("{\"results\":[{\"job_status\":\"success\"}]}", "</x?cursor=b>; rel=next"));
    braze.enqueue(
        status(
            200,
            "{\"results\":[{\"job_status\":\"error\",\"sync_start_time\":\"2026-03-25T06:00:01Z\"}]}"));

    assertThat(
            client
                .awaitSync(ID, Instant.parse("2026-03-25T06:00:00Z"), Duration.ofMinutes(5))
                .status()
                .jobStatus())
        .isEqualTo(JobStatus.ERROR);
  }

  @Test
  void optionsReachTheTrigger() {
    BrazeCdiClient client = client(builder().integration(ID, 3));
    CancellationToken cancellation = new CancellationToken();
    cancellation.cancel();

    assertThatThrownBy(
            () -> client.triggerSync(ID, CallOptions.defaults().cancelledBy(cancellation)))
        .isInstanceOf(CancelledException.class);
    assertThatThrownBy(() -> CallOptions.defaults().timeout(Duration.ZERO))
        .hasMessage("timeout > 0: PT0S");
  }

  @Test
  void keyThatMayOnlyTriggerTriggers() {
    BrazeCdiClient client =
        client(builder().integration(ID, 3).withholdPermission("cdi.integration_job_status"));

    TriggeredSync triggered = client.triggerSync(ID);

    assertThat(triggered.acceptedAt()).isEqualTo("2026-03-25T06:00:10Z");
    assertThat(triggered.startedAfter()).isBefore("2026-03-25T06:00:09Z");
  }

  @Test
  void idsThatAreNoneAreToldApart() {
    BrazeCdiClient client = client(builder().withholdPermission("cdi.integration_job_status"));

    assertThatThrownBy(() -> client.triggerSync("abc"))
        .isInstanceOf(InvalidIntegrationIdException.class);
    assertThatThrownBy(() -> client.triggerSync(ID)).isInstanceOf(NotFoundException.class);
  }

  private static long posts(Sandbox sandbox) {
    return sandbox.requests().stream().filter(request -> request.method().equals("POST")).count();
  }

  private Sandbox.Builder builder() {
    return Sandbox.builder().clock(time);
  }

  private Sandbox start(Sandbox.Builder builder) {
    started = builder.start();
    return started;
  }

  private BrazeCdiClient client(Sandbox.Builder builder) {
    return client(start(builder));
  }

  private BrazeCdiClient client(Sandbox sandbox) {
    return BrazeCdiClient.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(ApiKey.of(sandbox.apiKey()))
        .timeSource(time)
        .build();
  }
}

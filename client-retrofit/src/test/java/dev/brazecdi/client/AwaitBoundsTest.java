package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.retry.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the waits for a run begin and end, to the nanosecond, and which run it is. */
final class AwaitBoundsTest {
  private static final Instant AFTER = Instant.parse("2026-03-25T06:00:00Z");
  private static final String RUNNING = run("running", "2026-03-25T06:00:01Z");

  private static final String CONFLICT = "{\"message\":\"Another job is in progress\"}";

  @RegisterExtension final FakeBraze braze = new FakeBraze();

  @Test
  void firstRunAfterTheTimeIsTheOneWhateverTheOrder() {
    String first = run("error", "2026-03-25T06:00:01Z");
    String second = run("success", "2026-03-25T06:00:05Z");
    for (String runs :
        new String[] {
          first + "," + second, second + "," + first, run("partial", null) + "," + first
        }) {
      braze.enqueue(status(200, results(runs)));

      assertThat(await(Duration.ofMinutes(5)).status().jobStatus())
          .as(runs)
          .isEqualTo(JobStatus.ERROR);
    }
  }

  @Test
  void runThatStartedAtTheVeryTimeIsNotTheOne() {
    braze.enqueue(status(200, results(run("error", "2026-03-25T06:00:00Z"))));
    braze.enqueue(status(200, results(run("success", "2026-03-25T06:00:00.000000001Z"))));

    assertThat(await(Duration.ofMinutes(5)).status().jobStatus()).isEqualTo(JobStatus.SUCCESS);
  }

  @Test
  void unknownStatusHasEndedOnlyWithAFinishTime() {
    braze.enqueue(status(200, results(run("paused", "2026-03-25T06:00:01Z"))));
    braze.enqueue(status(200, results(run("success", "2026-03-25T06:00:01Z"))));

    assertThat(await(Duration.ofMinutes(5)).status().jobStatus()).isEqualTo(JobStatus.SUCCESS);
  }

  @Test
  void timeForTwoIntervalsIsTimeForOneLookBetween() {
    braze.enqueue(status(200, results(RUNNING)));
    braze.enqueue(status(200, results(RUNNING)));

    assertThatThrownBy(() -> await(Duration.ofSeconds(60)))
        .isInstanceOf(DeadlineExceededException.class)
        .hasMessageEndingWith("it was last seen running");
    assertThat(braze.time.waits()).containsExactly(Duration.ofSeconds(45));
  }

  @Test
  void lookThatTakesAllTheTimeIsTheLast() {
    for (int seconds : new int[] {60, 61}) {
      braze.enqueue(status(200, results(RUNNING)));
      BrazeCdiClient client =
          braze
              .builder()
              .okHttpClient(
                  new OkHttpClient.Builder()
                      .addInterceptor(
                          chain -> {
                            Response response = chain.proceed(chain.request());
                            braze.time.advance(Duration.ofSeconds(seconds));
                            return response;
                          })
                      .build())
              .build();

      assertThatThrownBy(() -> client.awaitSync(ID, AFTER, Duration.ofSeconds(60)))
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessageEndingWith("has not ended in time; it was last seen running");
    }
    assertThat(braze.time.waits()).isEmpty();
  }

  @Test
  void refusalThatNamesNoEndIsSatOut() {
    braze.enqueue(status(429, ""));
    braze.enqueue(status(200, results(run("success", "2026-03-25T06:00:01Z"))));

    assertThat(await(Duration.ofMinutes(5)).status().jobStatus()).isEqualTo(JobStatus.SUCCESS);
  }

  @Test
  void refusalWithoutEndIsLookedAtEveryDay() {
    braze.enqueue(
        status(429, "")
            .setHeader("Date", "Wed, 25 Mar 2026 06:00:10 GMT")
            .setHeader("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"));

    assertThatThrownBy(() -> await(Duration.ofDays(4)))
        .isInstanceOf(DeadlineExceededException.class)
        .hasMessageEndingWith("it was not seen");
    assertThat(braze.time.waits())
        .containsExactly(Duration.ofDays(1), Duration.ofDays(1), Duration.ofHours(36));
    assertThat(braze.requestCount()).isEqualTo(1);
  }

  @Test
  void cancellationEndsTheWaitForARunWithoutAnotherRequest() {
    CancellationToken cancellation = new CancellationToken();
    braze.enqueue(status(200, results(RUNNING)));

    assertThatThrownBy(
            () ->
                cancelledAtTheWait(cancellation)
                    .awaitSync(ID, AFTER, CallOptions.defaults().cancelledBy(cancellation)))
        .isInstanceOf(CancelledException.class)
        .hasMessage("waiting for the sync of " + ID + " was cancelled");
    assertThat(braze.requestCount()).isEqualTo(1);
  }

  @Test
  void cancellationEndsTheWaitForTheRunningSyncWithoutAnotherRequest() {
    CancellationToken cancellation = new CancellationToken();
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(status(429, CONFLICT));
    braze.enqueue(status(200, "{\"results\":[]}"));

    assertThatThrownBy(
            () ->
                cancelledAtTheWait(cancellation)
                    .triggerSync(
                        ID, IfRunning.WAIT, CallOptions.defaults().cancelledBy(cancellation)))
        .isInstanceOf(CancelledException.class)
        .hasMessage("waiting for the end of the running sync of " + ID + " was cancelled");
    assertThat(braze.requestCount()).isEqualTo(3);
  }

  @Test
  void cancellationEndsTheSearchForARunToJoinWithoutAnotherRequest() {
    CancellationToken cancellation = new CancellationToken();
    braze.enqueue(status(200, results("")));
    braze.enqueue(status(429, CONFLICT));
    braze.enqueue(status(200, results("")));

    assertThatThrownBy(
            () ->
                cancelledAtTheWait(cancellation)
                    .triggerSync(
                        ID, IfRunning.JOIN, CallOptions.defaults().cancelledBy(cancellation)))
        .isInstanceOf(CancelledException.class)
        .hasMessage("looking for the running sync of " + ID + " was cancelled");
    assertThat(braze.requestCount()).isEqualTo(3);
  }

  @Test
  void searchForARunToJoinEndsAfterTenPollsWithoutADeadline() {
    braze.enqueue(status(200, results("")));
    braze.enqueue(status(429, CONFLICT));
    for (int i = 0; i < 12; i++) {
      braze.enqueue(status(200, results("")));
    }

    assertThatThrownBy(() -> braze.client().triggerSync(ID, IfRunning.JOIN, CallOptions.defaults()))
        .isInstanceOf(SyncConflictException.class);
    assertThat(braze.requestCount()).isEqualTo(2 + 10);
  }

  @Test
  void searchForARunToJoinEndsWhenNoPollFitsBeforeTheDeadline() {
    braze.enqueue(status(200, results("")));
    braze.enqueue(status(429, CONFLICT));
    for (int i = 0; i < 4; i++) {
      braze.enqueue(status(200, results("")));
    }
    CallOptions twoIntervals = CallOptions.defaults().timeout(Duration.ofSeconds(60));

    assertThatThrownBy(() -> braze.client().triggerSync(ID, IfRunning.JOIN, twoIntervals))
        .isInstanceOf(SyncConflictException.class);
    assertThat(braze.requestCount()).isEqualTo(2 + 2);
  }

  @Test
  void newestOfSeveralNewRunsIsJoinedWhateverTheOrder() {
    braze.enqueue(status(200, results(run("success", "2026-03-25T05:00:00Z"))));
    braze.enqueue(status(429, CONFLICT));
    braze.enqueue(
        status(
            200,
            results(
                run("success", "2026-03-25T05:00:00Z")
                    + ","
                    + run("error", "2026-03-25T06:00:00Z"))));

    assertThat(
            braze.client().triggerSync(ID, IfRunning.JOIN, CallOptions.defaults()).startedAfter())
        .isEqualTo("2026-03-25T05:59:59.999999999Z");
  }

  @Test
  void runThatHasJustEndedIsNotWaitedFor() {
    braze.enqueue(status(200, results(RUNNING)));
    braze.enqueue(status(429, CONFLICT));
    for (int i = 0; i < 3; i++) {
      braze.enqueue(status(200, results(run("success", "2026-03-25T06:00:01Z"))));
    }
    braze.enqueue(status(202, "{}"));

    braze.client().triggerSync(ID, IfRunning.WAIT, CallOptions.defaults());

    assertThat(braze.time.waits()).isEmpty();
    assertThat(braze.requestCount()).isEqualTo(6);
  }

  @Test
  void runThatTheKeyMayNotListCannotBeJoined() {
    braze.enqueue(status(403, "{}"));
    braze.enqueue(status(429, CONFLICT));
    braze.enqueue(status(403, "{}"));

    assertThatThrownBy(() -> braze.client().triggerSync(ID, IfRunning.JOIN, CallOptions.defaults()))
        .isInstanceOfSatisfying(
            SyncConflictException.class,
            conflict ->
                assertThat(conflict.getSuppressed()[0])
                    .hasMessageContaining("cdi.integration_job_status"));
    assertThat(braze.requestCount()).isEqualTo(3);
  }

  @Test
  void withoutTheServersClockTheNewestRunTellsTheNewOneApart() {
    braze.enqueue(status(200, results(run("success", "2026-03-25T05:00:00Z"))));
    braze.enqueue(status(202, "{}"));

    TriggeredSync triggered = braze.client().triggerSync(ID);

    assertThat(triggered.startedAfter()).isEqualTo("2026-03-25T05:00:00Z");
    assertThat(triggered.acceptedAt()).isEqualTo(braze.time.instant());
  }

  @Test
  void serversClockTellsTheNewRunApartThatFollowsAnOldOne() {
    braze.enqueue(status(200, results(run("success", "2026-03-25T05:00:00Z"))));
    braze.enqueue(status(202, "{}").setHeader("Date", "Wed, 25 Mar 2026 06:00:10 GMT"));

    assertThat(braze.client().triggerSync(ID).startedAfter())
        .isEqualTo("2026-03-25T06:00:08.999999999Z");
  }

  @Test
  void withoutAnyClueTheLocalClockTellsTheNewRunApart() {
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(status(202, "{}"));

    assertThat(braze.client().triggerSync(ID).startedAfter())
        .isEqualTo("2026-03-25T06:00:08.999999999Z");
  }

  private SyncResult await(Duration timeout) {
    try (BrazeCdiClient client = braze.client()) {
      return client.awaitSync(ID, AFTER, timeout);
    }
  }

  /** A client whose first wait is cancelled. */
  private BrazeCdiClient cancelledAtTheWait(CancellationToken cancellation) {
    TimeSource time =
        new TimeSource() {
          @Override
          public long nanoTime() {
            return braze.time.nanoTime();
          }

          @Override
          public Instant instant() {
            return braze.time.instant();
          }

          @Override
          public boolean await(CountDownLatch signal, long nanos) throws InterruptedException {
            cancellation.cancel();
            return braze.time.await(signal, nanos);
          }
        };
    return braze.builder().timeSource(time).retryPolicy(RetryPolicy.NONE).build();
  }

  private static String results(String runs) {
    return "{\"results\":[" + runs + "]}";
  }

  private static String run(String status, @Nullable String start) {
    return "{\"job_status\":\""
        + status
        + (start == null ? "\"}" : "\",\"sync_start_time\":\"" + start + "\"}");
  }
}

package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.BrazeCdiClientBuilder;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.ratelimit.RateLimiter;
import dev.brazecdi.core.retry.RetryPolicy;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the samples. */
final class SamplesTest {
  private static final String ID = "loyalty";

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));
  private final Sandbox sandbox = Sandbox.builder().clock(time).integration(ID, 25).seed(7).start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void walkOnAnExecutor() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      CancellationToken cancellation = new CancellationToken();
      assertThat(
              WalkOnAnExecutor.failuresSince(client(), ID, Instant.EPOCH, cancellation, executor))
          .succeedsWithin(Duration.ofSeconds(30))
          .isEqualTo(
              client().jobSyncStatuses(ID).stream()
                  .filter(sync -> !sync.jobStatus().equals(JobStatus.SUCCESS))
                  .count());
      cancellation.cancel();
      assertThat(
              WalkOnAnExecutor.failuresSince(client(), ID, Instant.EPOCH, cancellation, executor))
          .failsWithin(Duration.ofSeconds(30))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(CancelledException.class);
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void list() throws IOException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ListSyncs.class.getName(),
            ID);
    program.environment().put("BRAZE_REST_ENDPOINT", sandbox.baseUrl());
    program.environment().put("BRAZE_API_KEY", sandbox.apiKey());
    program.environment().remove("BRAZE_INSTANCE");
    Process process = program.redirectErrorStream(true).start();

    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed.lines()).hasSize(25).first().asString().startsWith("2026-03-25T05:45:00");
  }

  @Test
  void resumeAfterFailure(@TempDir Path folder) throws IOException {
    Path bookmark = folder.resolve("bookmark");
    List<JobSyncStatus> copied = new ArrayList<>();
    BrazeCdiClient stopsAfterTwoPages =
        builder().okHttpClient(failingAfter(2)).retryPolicy(RetryPolicy.NONE).build();

    assertThatThrownBy(() -> ResumeAfterFailure.copy(stopsAfterTwoPages, ID, bookmark, copied::add))
        .hasMessageContaining("unplugged");
    assertThat(copied).hasSize(20);

    ResumeAfterFailure.copy(client(), ID, bookmark, copied::add);
    assertThat(copied).hasSize(25).doesNotHaveDuplicates();
    assertThat(Files.exists(bookmark)).isFalse();
  }

  @Test
  void stopEarly() {
    JobSyncStatus partial = StopEarlyKt.lastPartial(client(), ID);

    assertThat(partial).extracting(JobSyncStatus::jobStatus).isEqualTo(JobStatus.PARTIAL);
    assertThat(sandbox.requests()).hasSize(1);
  }

  @Test
  void triggerAndAwait() {
    assertThat(TriggerAndAwait.sync(client(), ID)).startsWith("synced ");
    sandbox.startRun(ID);
    assertThat(TriggerAndAwait.sync(client(), ID)).isEqualTo("is running already");
  }

  @Test
  void shareOneRateLimiter(@TempDir Path folder) throws IOException {
    Path keyOfAlarms = Files.writeString(folder.resolve("alarms"), sandbox.apiKey());

    assertThat(ShareOneRateLimiter.newestByBoth(builder(), keyOfAlarms, ID))
        .isEqualTo("success success");
    assertThat(sandbox.requests()).hasSize(2);
  }

  @Test
  void sharedLimiterHoldsForBoth() {
    RateLimiter workspace = RateLimiter.create();
    BrazeCdiClient reports = builder().rateLimiter(workspace).build();
    BrazeCdiClient alarms = builder().rateLimiter(workspace).build();

    for (int i = 0; i < 100; i++) {
      ShareOneRateLimiter.newest(reports, ID);
    }
    assertThatThrownBy(() -> alarms.jobSyncStatuses(ID).timeout(Duration.ofSeconds(1)).firstPage())
        .isInstanceOf(RateLimitedException.class);
  }

  private BrazeCdiClient client() {
    return builder().build();
  }

  private BrazeCdiClientBuilder builder() {
    return BrazeCdiClient.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(ApiKey.of(sandbox.apiKey()))
        .timeSource(time);
  }

  private static okhttp3.OkHttpClient failingAfter(int requests) {
    int[] left = {requests};
    return new okhttp3.OkHttpClient.Builder()
        .addNetworkInterceptor(
            chain -> {
              if (left[0]-- == 0) {
                throw new IOException("unplugged");
              }
              return chain.proceed(chain.request());
            })
        .build();
  }
}

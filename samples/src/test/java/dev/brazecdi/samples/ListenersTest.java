package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.verify;

import dev.brazecdi.api.CdiApi;
import dev.brazecdi.api.JobSyncStatusPage;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.ratelimit.RateLimiter;
import dev.brazecdi.retrofit.ClientListener;
import dev.brazecdi.sandbox.Fault;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.VirtualTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import retrofit2.Response;

final class ListenersTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));
  private final Sandbox sandbox = Sandbox.builder().clock(time).integration("a", 25).start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void metrics() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    sandbox.inject(1, Fault.UNAVAILABLE);
    sandbox.inject(3, Fault.BUDGET_TAKEN);

    assertThat(client(new Metrics(registry)).jobSyncStatuses("a")).hasSize(25);

    assertThat(registry.get("brazecdi.requests").tag("status", "200").timer().count()).isEqualTo(3);
    assertThat(registry.get("brazecdi.retries").tag("reason", "HTTP 503").counter().count())
        .isOne();
    assertThat(registry.get("brazecdi.ratelimit.waits").counter().count()).isOne();
    assertThat(registry.get("brazecdi.ratelimit.remaining").gauge().value()).isEqualTo(99);
  }

  @Test
  void logging() {
    Logger log = mock(Logger.class);
    sandbox.inject(1, Fault.UNAVAILABLE);

    assertThat(client(new Logging(log)).jobSyncStatuses("a")).hasSize(25);

    verify(log).info(any(String.class), eq("listJobSyncStatuses"), eq("HTTP 503"), eq(2), any());
    assertThat(mockingDetails(log).getInvocations().toString()).doesNotContain(sandbox.apiKey());
  }

  @Test
  void interceptorsOfYourOwnClient() throws IOException {
    sandbox.inject(1, Fault.UNAVAILABLE);
    CdiApi api =
        InterceptorsOfYourOwnClient.api(sandbox.baseUrl(), sandbox.apiKey(), RateLimiter.create());

    Response<JobSyncStatusPage> page =
        api.listJobSyncStatuses("a", null, CallContext.none()).execute();

    assertThat(page.body()).isNotNull();
    assertThat(sandbox.requests()).hasSize(2);
  }

  private BrazeCdiClient client(ClientListener listener) {
    return BrazeCdiClient.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(ApiKey.of(sandbox.apiKey()))
        .timeSource(time)
        .listener(listener)
        .build();
  }
}

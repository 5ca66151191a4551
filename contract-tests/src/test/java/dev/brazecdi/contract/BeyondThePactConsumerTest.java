package dev.brazecdi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.BrazeCdiClientBuilder;
import dev.brazecdi.client.SyncConflictException;
import dev.brazecdi.client.UnauthorizedException;
import dev.brazecdi.core.retry.RetryPolicy;
import dev.brazecdi.sandbox.Fault;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What neither the document nor a pact can say: one answer after another, a header twice, a header
 * that is absent, a text that must not be repeated. Against the sandbox, in virtual time, where one
 * answer has to follow another; against a server of fixed answers otherwise.
 */
final class BeyondThePactConsumerTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  private static final Instant MORNING = Instant.parse("2026-03-25T07:00:10Z");

  private final VirtualTime time = new VirtualTime(MORNING);
  private final Sandbox sandbox = Sandbox.builder().clock(time).integration(ID, 25).start();
  private final MockWebServer server = new MockWebServer();

  @AfterEach
  void close() {
    sandbox.close();
    server.close();
  }

  @Test
  void twoLinkFieldsAreReadAsOne() throws Exception {
    server.start();
    server.enqueue(
        page("one")
            .addHeader("Link", "</cdi/integrations/x?cursor=back>; rel=\"prev\"")
            .addHeader("Link", "</cdi/integrations/x?cursor=forth>; rel=\"next\"")
            .build());
    server.enqueue(page("two").build());

    try (BrazeCdiClient braze =
        BrazeCdiClient.builder().baseUrl(server.url("/").toString()).apiKey(key()).build()) {
      assertThat(braze.jobSyncStatuses(ID))
          .extracting(sync -> sync.jobStatus().value())
          .containsExactly("one", "two");
    }
    assertThat(server.takeRequest().getUrl().encodedQuery()).isNull();
    assertThat(server.takeRequest().getUrl().encodedQuery()).isEqualTo("cursor=forth");
  }

  @Test
  void tenSyncsHaveNoLinkAndElevenHaveOne() {
    sandbox.addIntegration("ten", 10);
    sandbox.addIntegration("eleven", 11);

    try (BrazeCdiClient braze = client().build()) {
      assertThat(braze.jobSyncStatuses("ten").firstPage().next()).isNull();
      assertThat(braze.jobSyncStatuses("eleven").firstPage().next()).isNotNull();
    }
  }

  @Test
  void refusalThatSaysWhenIsRepeatedThen() {
    sandbox.inject(2, Fault.REFUSED); // Retry-After: 5

    try (BrazeCdiClient braze = client().build()) {
      assertThat(braze.jobSyncStatuses(ID)).hasSize(25);
    }
    assertThat(Duration.between(MORNING, time.instant()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(sandbox.requests())
        .extracting(request -> request.status())
        .containsExactly(200, 429, 200, 200);
  }

  @Test
  void refusalWithoutHeadersIsRepeatedAfterAPause() {
    sandbox.inject(2, Fault.REFUSED_SILENTLY);

    try (BrazeCdiClient braze = client().build()) {
      assertThat(braze.jobSyncStatuses(ID)).hasSize(25);
    }
    assertThat(time.instant()).isAfter(MORNING.plusSeconds(1));
    assertThat(sandbox.requests())
        .extracting(request -> request.status())
        .containsExactly(200, 429, 200, 200);
  }

  @Test
  void conflictIsNotRepeated() {
    sandbox.startRun(ID);

    try (BrazeCdiClient braze = client().build()) {
      SyncConflictException conflict =
          catchThrowableOfType(SyncConflictException.class, () -> braze.triggerSync(ID));

      assertThat(conflict).hasMessageContaining("Another job is in progress");
    }
    assertThat(sandbox.requests())
        .extracting(request -> request.method() + " " + request.status())
        .containsExactly("GET 200", "POST 429");
  }

  @Test
  void keyThatIsEchoedIsNotRepeated() {
    String secret = "SECRET-KEY-THAT-IS-ECHOED";
    try (BrazeCdiClient braze =
        BrazeCdiClient.builder()
            .baseUrl(sandbox.baseUrl())
            .apiKey(ApiKey.of(secret))
            .retryPolicy(RetryPolicy.NONE)
            .build()) {
      UnauthorizedException refusal =
          catchThrowableOfType(
              UnauthorizedException.class, () -> braze.jobSyncStatuses(ID).firstPage());
      StringWriter everything = new StringWriter();
      refusal.printStackTrace(new PrintWriter(everything));

      assertThat(everything.toString()).contains("Invalid API key: ").doesNotContain(secret);
      assertThat(refusal.details().toString()).doesNotContain(secret);
    }
  }

  private BrazeCdiClientBuilder client() {
    return BrazeCdiClient.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(ApiKey.of(sandbox.apiKey()))
        .timeSource(time);
  }

  private static ApiKey key() {
    return ApiKey.of(ContractClient.KEY);
  }

  private static MockResponse.Builder page(String status) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body("{\"results\":[{\"job_status\":\"" + status + "\"}]}");
  }
}

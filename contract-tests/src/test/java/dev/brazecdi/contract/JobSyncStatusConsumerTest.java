package dev.brazecdi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTest;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.retrofit.ApiKey;
import dev.brazecdi.retrofit.BrazeCdiClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PactConsumerTest
@PactTestFor(providerName = "braze-cdi", pactVersion = PactSpecVersion.V4)
final class JobSyncStatusConsumerTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  private static final String ISO_TIME =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)";

  @Pact(consumer = "brazecdi-java")
  V4Pact onlyPage(PactBuilder builder) {
    return builder
        .given("an integration has syncs", Map.of("integration_id", ID, "total", 3))
        .expectsToReceiveHttpInteraction(
            "a request for the only page of sync statuses",
            http ->
                http.withRequest(
                        request ->
                            request
                                .method("GET")
                                .path("/cdi/integrations/" + ID + "/job_sync_status")
                                .header(
                                    "Authorization",
                                    au.com.dius.pact.consumer.dsl.Matchers.regexp(
                                        "Bearer .+", "Bearer TEST-KEY")))
                    .willRespondWith(
                        response ->
                            response
                                .status(200)
                                .body(
                                    LambdaDsl.newJsonBody(
                                            body ->
                                                body.minArrayLike(
                                                    "results",
                                                    1,
                                                    sync -> {
                                                      sync.stringMatcher(
                                                          "job_status",
                                                          "running|success|partial|error|config_error",
                                                          "success");
                                                      sync.stringMatcher(
                                                          "sync_start_time",
                                                          ISO_TIME,
                                                          "2026-03-25T12:53:35.183728Z");
                                                      sync.integerType("rows_synced", 5120);
                                                    }))
                                        .build())))
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "onlyPage")
  void onlyPageIsDecoded(MockServer server) {
    try (BrazeCdiClient braze =
        BrazeCdiClient.builder().baseUrl(server.getUrl()).apiKey(ApiKey.of("TEST-KEY")).build()) {
      assertThat(braze.jobSyncStatuses(ID))
          .containsExactly(
              JobSyncStatus.builder()
                  .jobStatus(JobStatus.SUCCESS)
                  .syncStartTime(java.time.Instant.parse("2026-03-25T12:53:35.183728Z"))
                  .rowsSynced(5120L)
                  .build());
    }
  }
}

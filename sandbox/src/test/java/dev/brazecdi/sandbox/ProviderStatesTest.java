package dev.brazecdi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.sandbox.fixtures.CheckedResponses;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProviderStatesTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));
  private final OkHttpClient http = CheckedResponses.asDocumented().client();
  private final Sandbox sandbox =
      Sandbox.builder().clock(time).integration("other", 3).providerStates(true).start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void pagesOfAListHaveCursorsThatNoToolWouldEncode() throws IOException {
    Map<String, Object> values =
        sandbox.provide("an integration has syncs", Map.of("total", 25, "page", 3));

    assertThat(values).containsEntry("integration_id", ID);
    assertThat((String) values.get("cursor")).matches("[0-9a-f]{16}");
    try (Response response =
        get("cdi/integrations/" + ID + "/job_sync_status?cursor=" + values.get("cursor"))) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.header("Link")).contains("rel=\"prev\"").doesNotContain("next");
      assertThat(response.peekBody(1 << 20).string().split("job_status", -1)).hasSize(6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "the workspace has integrations, GET, cdi/integrations, 200",
    "an integration has syncs, POST, cdi/integrations/{id}/sync, 202",
    "a sync of an integration is under way, POST, cdi/integrations/{id}/sync, 429",
    "there is no such integration, POST, cdi/integrations/{id}/sync, 404",
    "the API key is not valid, GET, cdi/integrations, 401",
    "the API key lacks the permission, GET, cdi/integrations, 403",
    "the rate limit is reached, GET, cdi/integrations, 429"
  })
  void stateDecidesTheResponse(String state, String method, String path, int status)
      throws IOException {
    Map<String, Object> values = sandbox.provide(state, Map.of());

    String url = path.replace("{id}", String.valueOf(values.get("integration_id")));
    try (Response response = send(method, url)) {
      assertThat(response.code()).isEqualTo(status);
    }
  }

  @Test
  void stateBeginsWithAnEmptyWorkspaceAndTheKeyAndBudgetsAsTheyWere() throws IOException {
    sandbox.provide("the rate limit is reached", Map.of());
    sandbox.provide("the API key is not valid", Map.of());
    sandbox.provide("the API key lacks the permission", Map.of());
    sandbox.inject(1, Fault.UNAVAILABLE);
    sandbox.provide("the workspace has integrations", Map.of("total", 0));

    assertThat(sandbox.integrationIds()).isEmpty();
    try (Response response = get("cdi/integrations")) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.header("X-RateLimit-Remaining")).isEqualTo("49");
    }
  }

  @Test
  void stateAndParametersThatDoNotExistAreNamed() {
    assertThatThrownBy(() -> sandbox.provide("all is well", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no provider state \"all is well\"; there are: " + String.join(", ", states()));
    assertThat(states()).contains("an integration has syncs", "the rate limit is reached");
    for (Object total : new Object[] {-1, 1.5, "many", 1e9}) {
      assertThatThrownBy(() -> sandbox.provide("an integration has syncs", Map.of("total", total)))
          .hasMessage("\"total\" is " + total + "; give a number from 0 to 100000");
    }
  }

  @Test
  void parameterThatIsMisspeltIsRefusedAndChangesNothing() {
    assertThatThrownBy(() -> sandbox.provide("an integration has syncs", Map.of("totl", 25)))
        .hasMessage("no parameter \"totl\"; there are: integration_id, page, total");
    assertThatThrownBy(() -> sandbox.provide("an integration has syncs", Map.of("total", -1)))
        .hasMessageContaining("\"total\" is -1");
    assertThat(sandbox.integrationIds()).containsExactly("other");
  }

  @Test
  void rateLimitThatIsReachedStaysSoWhenTheMinuteTurns() throws IOException {
    sandbox.provide("the rate limit is reached", Map.of());
    time.advance(Duration.ofMinutes(2));

    try (Response response = get("cdi/integrations")) {
      assertThat(response.code()).isEqualTo(429);
      assertThat(response.header("X-RateLimit-Remaining")).isEqualTo("0");
    }
  }

  @Test
  void verifiersChangeTheStateOverHttpAndThatIsNoRequestOfTheApi() throws Exception {
    StateChange response =
        change(
            sandbox.providerStatesUrl(),
            "{\"action\":\"setup\",\"state\":\"an integration has syncs\","
                + "\"params\":{\"total\":11.0,\"page\":\"2\",\"integration_id\":\"a b\"}}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"integration_id\":\"a b\"", "\"cursor\":\"");
    assertThat(sandbox.integrationIds()).containsExactly("a b");
    assertThat(sandbox.requests()).isEmpty();
    assertThat(change(sandbox.providerStatesUrl(), "{\"action\":\"teardown\"}").statusCode())
        .isEqualTo(200);
    assertThat(sandbox.integrationIds()).containsExactly("a b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the body is no JSON object",
        "[] | the body is no JSON object",
        "{ | the body is no JSON object",
        "{\"params\":{}} | no \\\"state\\\"; name one",
        "{\"state\":\"x\"} | no provider state",
        "{\"state\":\"an integration has syncs\",\"params\":{\"total\":null}} | OK",
        "{\"state\":\"an integration has syncs\",\"params\":[]} | OK"
      })
  void invalidChangeIsRejectedWithTheReason(String body, String said) throws Exception {
    StateChange response = change(sandbox.providerStatesUrl(), body);

    if (said.equals("OK")) {
      assertThat(response.statusCode()).isEqualTo(200);
    } else {
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains(said);
    }
  }

  @Test
  void withoutLeaveTheStateStaysAsItIs() throws Exception {
    try (Sandbox closed = Sandbox.builder().integration(ID, 1).start()) {
      assertThat(change(closed.providerStatesUrl(), "{}").statusCode()).isEqualTo(404);
      assertThat(closed.integrationIds()).containsExactly(ID);
    }
  }

  private static Set<String> states() {
    return new ProviderStates(new SandboxState(Sandbox.builder())).names();
  }

  private StateChange change(String url, String body) throws IOException {
    try (Response response =
        http.newCall(new Request.Builder().url(url).post(RequestBody.create(body, null)).build())
            .execute()) {
      return new StateChange(response.code(), response.body().string());
    }
  }

  private record StateChange(int statusCode, String body) {}

  private Response get(String path) throws IOException {
    return send("GET", path);
  }

  private Response send(String method, String path) throws IOException {
    return http.newCall(
            new Request.Builder()
                .url(sandbox.baseUrl() + path)
                .header("Authorization", "Bearer " + sandbox.apiKey())
                .method(method, method.equals("GET") ? null : RequestBody.EMPTY)
                .build())
        .execute();
  }
}

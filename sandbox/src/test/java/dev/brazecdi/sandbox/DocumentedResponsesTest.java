package dev.brazecdi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.sandbox.fixtures.CheckedResponses;
import dev.brazecdi.sandbox.fixtures.DocumentedResponses;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses of the sandbox match the document, and deviations are detected. */
final class DocumentedResponsesTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  private static final String STATUSES = "/cdi/integrations/" + ID + "/job_sync_status";
  private static final String BODY =
      "{\"results\":[{\"job_status\":\"success\",\"sync_start_time\":\"2026-03-25T06:00:10Z\","
          + "\"rows_synced\":7,\"sync_finish_time\":null}],\"message\":\"success\"}";
  private static final Headers HEADERS =
      Headers.of(
          "Content-Type", "application/json; charset=utf-8",
          "Date", "Wed, 25 Mar 2026 06:00:10 GMT",
          "X-Request-Id", "4f3c8f0e-6a2b-4b0e-9d55-3c1f0a7e9b21",
          "X-RateLimit-Limit", "100",
          "X-RateLimit-Remaining", "99",
          "X-RateLimit-Reset", "1774443240");

  private static final Collection<Operation> OPERATIONS = Operation.all(null).values();

  private static final Map<String, List<Map<?, ?>>> CONTRACTS =
      DocumentedResponses.closed().contracts();

  private static final Pattern OTHER_CLIENTS =
      Pattern.compile("new\\s+OkHttpClient|openConnection\\(|java\\.net\\.");

  private final CheckedResponses responses = CheckedResponses.asDocumented();
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));

  @Test
  void everyDocumentedResponseIsSentAndIsAsDocumented() throws IOException {
    try (Sandbox sandbox = sandbox().start()) {
      requestAll(sandbox);
    }
    Sandbox.Builder withheld = sandbox();
    OPERATIONS.forEach(operation -> withheld.withholdPermission(operation.permission()));
    try (Sandbox sandbox = withheld.start()) {
      requestEach(sandbox, sandbox.apiKey());
    }
    try (Sandbox sandbox = sandbox().start()) {
      requestExamples(sandbox);
    }

    Set<String> documented = new TreeSet<>();
    DocumentedResponses.closed()
        .statuses()
        .forEach(
            (operation, statuses) ->
                statuses.forEach(status -> documented.add(operation + " " + status)));
    // A proxy's page in HTML.
    documented.removeIf(response -> response.endsWith(" 502"));
    // An unknown URL, which matches no operation.
    CONTRACTS.forEach(
        (response, contracts) -> {
          if (contracts.stream().allMatch(it -> "there is nothing at this URL".equals(given(it)))) {
            documented.remove(response);
          }
        });
    documented.addAll(
        Set.of("triggerSync 429 for a conflict", DocumentedResponses.NO_OPERATION + " 404"));
    assertThat(new TreeSet<>(responses.seen())).isEqualTo(documented);
  }

  private void requestAll(Sandbox sandbox) throws IOException {
    requestEach(sandbox, sandbox.apiKey());
    int next = OPERATIONS.size() + 1;
    for (Fault fault :
        List.of(
            Fault.INTERNAL_ERROR,
            Fault.UNAVAILABLE,
            Fault.UNAVAILABLE_RETRY_LATER,
            Fault.GATEWAY_TIMEOUT,
            Fault.REFUSED)) {
      for (int i = 0; i < OPERATIONS.size(); i++) {
        sandbox.inject(next++, fault);
      }
      requestEach(sandbox, sandbox.apiKey());
    }
    requestEach(sandbox, "WRONG");
    String key = sandbox.apiKey();
    request(sandbox, "GET", "/cdi/integrations" + ID + "/job_sync_status", key);
    request(sandbox, "POST", "/cdi/integrations", key);
    for (Operation operation : OPERATIONS) {
      exhaust(sandbox, operation);
    }
  }

  /** Requests the examples of the document that begin with a state of the sandbox. */
  private void requestExamples(Sandbox sandbox) throws IOException {
    Set<String> states = new ProviderStates(new SandboxState(sandbox())).names();
    for (Operation operation : OPERATIONS) {
      for (Map.Entry<String, List<Map<?, ?>>> response : CONTRACTS.entrySet()) {
        if (!response.getKey().startsWith(operation.name() + " ")) {
          continue;
        }
        for (Map<?, ?> contract : response.getValue()) {
          if (states.contains(given(contract))) {
            requestExample(sandbox, operation, contract);
          }
        }
      }
    }
  }

  private void requestExample(Sandbox sandbox, Operation operation, Map<?, ?> contract)
      throws IOException {
    Map<String, Object> values =
        new HashMap<>(sandbox.provide(given(contract), map(contract.get("parameters"))));
    values.putAll(map(contract.get("request")));
    Object cursor = values.get("cursor");
    String query = cursor == null ? "" : "?cursor=" + cursor;
    String path = operation.path().expand(values::get) + query;
    request(sandbox, operation.httpMethod(), path, sandbox.apiKey());
  }

  private static String given(Map<?, ?> contract) {
    return String.valueOf(contract.get("given"));
  }

  @SuppressWarnings("unchecked") // an object of a document
  private static Map<String, Object> map(@Nullable Object object) {
    return object == null ? Map.of() : (Map<String, Object>) object;
  }

  @Test
  void documentedResponseHasNoProblems() {
    assertThat(problems(200, HEADERS, BODY)).isEmpty();
    assertThat(problems(404, HEADERS, "{\"message\":null,\"errors\":[\"text\",{\"id\":7}]}"))
        .isEmpty();
    assertThat(
            DocumentedResponses.closed()
                .problems("GET", "/nowhere", 404, HEADERS, "{\"message\":\"Invalid URL\"}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7, | \"7\", | /results/0/rows_synced",
        ":7, | :7.5, | /results/0/rows_synced",
        "\"success\",\"sync_start | 1,\"sync_start | /results/0/job_status",
        "2026-03-25T06:00:10Z | yesterday | /results/0/sync_start_time",
        "\"rows_synced\" | \"rows_skipped\" | rows_skipped",
        "\"message\" | \"notice\" | notice",
        "\"job_status\":\"success\", | '' | job_status",
        "\"job_status\":\"success\" | \"job_status\":null | /results/0/job_status",
        "\"results\" | \"items\" | results",
        "}], | } | JSON",
      })
  void alteredBodyIsFound(String text, String instead, String found) {
    String altered = BODY.replace(text, instead);

    assertThat(altered).isNotEqualTo(BODY);
    assertThat(problems(200, HEADERS, altered)).anyMatch(problem -> problem.contains(found));
  }

  @ParameterizedTest
  @CsvSource({
    "X-Powered-By, PHP, the header X-Powered-By is not documented for 200",
    "Retry-After, 5, the header Retry-After is not documented for 200",
    "X-RateLimit-Remaining, many, 'the header X-RateLimit-Remaining is \"many\"'",
    "X-RateLimit-Reset, -1, 'the header X-RateLimit-Reset is \"-1\"'",
    "X-Request-Id, 7, 'the header X-Request-Id is \"7\"'",
    "Link, </cdi>; rel=next, 'the header Link is \"</cdi>; rel=next\"'",
    "Content-Type, text/html, 'Response Content-Type header ''text/html'' does not match any allowed"
        + " types. Must be one of: [application/json].'"
  })
  void alteredHeaderIsFound(String name, String value, String found) {
    assertThat(problems(200, HEADERS.newBuilder().set(name, value).build(), BODY))
        .containsExactly(found);
  }

  @Test
  void otherStatusIsFound() {
    assertThat(problems(201, HEADERS, BODY))
        .containsExactly(
            "Response status 201 not defined for path"
                + " '/cdi/integrations/{integration_id}/job_sync_status'.");
    assertThat(DocumentedResponses.closed().problems("GET", "/nowhere", 200, HEADERS, BODY))
        .containsExactly("200 where the document has no operation");
    assertThat(DocumentedResponses.closed().problems("DELETE", STATUSES, 204, HEADERS, ""))
        .containsExactly("204 where the document has no operation");
  }

  @Test
  void emptyResponseAndMissingContentTypeAreFound() {
    assertThat(problems(200, HEADERS, "")).isNotEmpty();
    assertThat(problems(200, HEADERS.newBuilder().removeAll("Content-Type").build(), BODY))
        .containsExactly("no Content-Type");
  }

  @Test
  void unknownPropertyThatATestDeclaresIsAccepted() {
    String body = BODY.replace("rows_synced", "rows_skipped");

    assertThat(
            DocumentedResponses.knowing("rows_skipped")
                .problems("GET", STATUSES, 200, HEADERS, body))
        .isEmpty();
    assertThat(DocumentedResponses.knowing("other").problems("GET", STATUSES, 200, HEADERS, body))
        .isNotEmpty();
  }

  @Test
  void undocumentedResponseFailsTheTest() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(new MockResponse.Builder().headers(HEADERS).body("{\"result\":[]}").build());
      server.start();
      Request request = new Request.Builder().url(server.url(STATUSES)).build();

      assertThatThrownBy(() -> responses.client().newCall(request).execute())
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("GET " + STATUSES + ", 200: ")
          .hasMessageContaining("result");
    }
    assertThat(responses.seen()).isEmpty();
  }

  @Test
  void documentedExamplesOfHeadersHaveTheExpectedForm() {
    DocumentedResponses.closed()
        .headers()
        .forEach(
            (name, header) ->
                assertThat(examples(header))
                    .as(name)
                    .isNotEmpty()
                    .allMatch(example -> DocumentedResponses.hasForm(name, example)));
  }

  @Test
  void noTestUsesAnotherClient() throws IOException {
    List<Path> others = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (OTHER_CLIENTS.matcher(Files.readString(file)).find()) {
          others.add(file.getFileName());
        }
      }
    }
    assertThat(others).containsExactly(Path.of("CheckedResponses.java"));
  }

  private static List<String> examples(Header header) {
    List<String> examples = new ArrayList<>();
    if (header.getExample() != null) {
      examples.add(header.getExample().toString());
    }
    if (header.getExamples() != null) {
      for (Example example : header.getExamples().values()) {
        examples.add(example.getValue().toString());
      }
    }
    return examples;
  }

  private static List<String> problems(int status, Headers headers, String body) {
    return DocumentedResponses.closed().problems("GET", STATUSES, status, headers, body);
  }

  private Sandbox.Builder sandbox() {
    return Sandbox.builder().clock(time).seed(3).integration(ID, 25);
  }

  private void requestEach(Sandbox sandbox, String key) throws IOException {
    for (Operation operation : OPERATIONS) {
      request(sandbox, operation.httpMethod(), path(operation), key);
    }
  }

  /** Sends requests until the rate limit is reached, and one more. */
  private void exhaust(Sandbox sandbox, Operation operation) throws IOException {
    @Nullable String remaining;
    do {
      remaining = request(sandbox, operation.httpMethod(), path(operation), sandbox.apiKey());
    } while (!"0".equals(remaining));
    request(sandbox, operation.httpMethod(), path(operation), sandbox.apiKey());
  }

  private static String path(Operation operation) {
    return operation.path().expand(parameter -> ID);
  }

  /** Returns the remaining requests that the response reports. */
  private @Nullable String request(Sandbox sandbox, String method, String path, String key)
      throws IOException {
    Request request =
        new Request.Builder()
            .url(sandbox.baseUrl().replaceFirst("/$", "") + path)
            .header("Authorization", "Bearer " + key)
            .method(method, method.equals("GET") ? null : RequestBody.create(new byte[0]))
            .build();
    try (Response response = responses.client().newCall(request).execute()) {
      return response.header("X-RateLimit-Remaining");
    }
  }
}

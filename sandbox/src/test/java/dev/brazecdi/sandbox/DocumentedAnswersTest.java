package dev.brazecdi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** Every answer of the sandbox is as the document says, and one that is not is found. */
final class DocumentedAnswersTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  private static final String STATUSES = "/cdi/integrations/" + ID + "/job_sync_status";
  private static final String SYNC = "/cdi/integrations/" + ID + "/sync";
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

  private static final Pattern OTHER_CLIENTS =
      Pattern.compile("new\\s+OkHttpClient|openConnection\\(|java\\.net\\.");

  private final CheckedAnswers answers = CheckedAnswers.asDocumented();
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));

  @Test
  void everyAnswerThatTheSandboxGivesIsSeenAndAsDocumented() throws IOException {
    try (Sandbox sandbox = sandbox().start()) {
      askForAll(sandbox);
    }
    try (Sandbox sandbox =
        sandbox()
            .withholdPermission("cdi.integration_list")
            .withholdPermission("cdi.integration_job_status")
            .withholdPermission("cdi.integration_sync")
            .start()) {
      askEach(sandbox, sandbox.apiKey());
    }

    Set<String> documented = new TreeSet<>();
    DocumentedAnswers.closed()
        .statuses()
        .forEach(
            (operation, statuses) ->
                statuses.forEach(status -> documented.add(operation + " " + status)));
    // A proxy's page in HTML.
    documented.removeIf(answer -> answer.endsWith(" 502"));
    // Nothing at the URL, which is no operation then.
    documented.removeAll(Set.of("listIntegrations 404", "listJobSyncStatuses 404"));
    documented.addAll(
        Set.of("triggerSync 429 for a conflict", DocumentedAnswers.NO_OPERATION + " 404"));
    assertThat(new TreeSet<>(answers.seen())).isEqualTo(documented);
  }

  private void askForAll(Sandbox sandbox) throws IOException {
    askEach(sandbox, sandbox.apiKey());
    int next = 4;
    for (Fault fault :
        List.of(
            Fault.INTERNAL_ERROR,
            Fault.UNAVAILABLE,
            Fault.UNAVAILABLE_RETRY_LATER,
            Fault.GATEWAY_TIMEOUT,
            Fault.REFUSED)) {
      for (int i = 0; i < 3; i++) {
        sandbox.inject(next++, fault);
      }
      askEach(sandbox, sandbox.apiKey());
    }
    askEach(sandbox, "WRONG");
    get(sandbox, "/cdi/integrations?cursor=x", sandbox.apiKey());
    get(sandbox, STATUSES + "?cursor=x", sandbox.apiKey());
    post(sandbox, "/cdi/integrations/x/sync", sandbox.apiKey());
    post(sandbox, "/cdi/integrations/00000000-0000-4000-8000-000000000000/sync", sandbox.apiKey());
    get(sandbox, "/cdi/integrations" + ID + "/job_sync_status", sandbox.apiKey());
    post(sandbox, "/cdi/integrations", sandbox.apiKey());
    exhaust(sandbox, "GET", "/cdi/integrations");
    exhaust(sandbox, "GET", STATUSES);
    exhaust(sandbox, "POST", SYNC);
  }

  @Test
  void answerAsDocumentedHasNoProblems() {
    assertThat(problems(200, HEADERS, BODY)).isEmpty();
    assertThat(problems(404, HEADERS, "{\"message\":null,\"errors\":[\"text\",{\"id\":7}]}"))
        .isEmpty();
    assertThat(
            DocumentedAnswers.closed()
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
    assertThat(DocumentedAnswers.closed().problems("GET", "/nowhere", 200, HEADERS, BODY))
        .containsExactly("200 where the document has no operation");
    assertThat(DocumentedAnswers.closed().problems("DELETE", STATUSES, 204, HEADERS, ""))
        .containsExactly("204 where the document has no operation");
  }

  @Test
  void emptyAnswerAndOneOfNoTypeAreFound() {
    assertThat(problems(200, HEADERS, "")).isNotEmpty();
    assertThat(problems(200, HEADERS.newBuilder().removeAll("Content-Type").build(), BODY))
        .containsExactly("no Content-Type");
  }

  @Test
  void unknownPropertyThatATestAddsIsKnownThere() {
    String body = BODY.replace("rows_synced", "rows_skipped");

    assertThat(
            DocumentedAnswers.knowing("rows_skipped").problems("GET", STATUSES, 200, HEADERS, body))
        .isEmpty();
    assertThat(DocumentedAnswers.knowing("other").problems("GET", STATUSES, 200, HEADERS, body))
        .isNotEmpty();
  }

  @Test
  void answerThatIsNotAsDocumentedFailsTheTest() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(new MockResponse.Builder().headers(HEADERS).body("{\"result\":[]}").build());
      server.start();
      Request request = new Request.Builder().url(server.url(STATUSES)).build();

      assertThatThrownBy(() -> answers.client().newCall(request).execute())
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("GET " + STATUSES + ", 200: ")
          .hasMessageContaining("result");
    }
    assertThat(answers.seen()).isEmpty();
  }

  @Test
  void documentedExamplesOfHeadersHaveTheFormThatIsAskedFor() {
    DocumentedAnswers.closed()
        .headers()
        .forEach(
            (name, header) ->
                assertThat(examples(header))
                    .as(name)
                    .isNotEmpty()
                    .allMatch(example -> DocumentedAnswers.hasForm(name, example)));
  }

  @Test
  void noTestAsksWithAnotherClient() throws IOException {
    List<Path> others = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (OTHER_CLIENTS.matcher(Files.readString(file)).find()) {
          others.add(file.getFileName());
        }
      }
    }
    assertThat(others).containsExactly(Path.of("CheckedAnswers.java"));
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
    return DocumentedAnswers.closed().problems("GET", STATUSES, status, headers, body);
  }

  private Sandbox.Builder sandbox() {
    return Sandbox.builder().clock(time).seed(3).integration(ID, 25);
  }

  private void askEach(Sandbox sandbox, String key) throws IOException {
    get(sandbox, "/cdi/integrations", key);
    get(sandbox, STATUSES, key);
    post(sandbox, SYNC, key);
  }

  /** Asks until nothing is left of the limit, and once more. */
  private void exhaust(Sandbox sandbox, String method, String path) throws IOException {
    @Nullable String remaining;
    do {
      remaining = ask(sandbox, method, path, sandbox.apiKey());
    } while (!"0".equals(remaining));
    ask(sandbox, method, path, sandbox.apiKey());
  }

  private void get(Sandbox sandbox, String path, String key) throws IOException {
    ask(sandbox, "GET", path, key);
  }

  private void post(Sandbox sandbox, String path, String key) throws IOException {
    ask(sandbox, "POST", path, key);
  }

  /** What the answer tells of the limit. */
  private @Nullable String ask(Sandbox sandbox, String method, String path, String key)
      throws IOException {
    Request request =
        new Request.Builder()
            .url(sandbox.baseUrl().replaceFirst("/$", "") + path)
            .header("Authorization", "Bearer " + key)
            .method(method, method.equals("GET") ? null : RequestBody.create(new byte[0]))
            .build();
    try (Response response = answers.client().newCall(request).execute()) {
      return response.header("X-RateLimit-Remaining");
    }
  }
}

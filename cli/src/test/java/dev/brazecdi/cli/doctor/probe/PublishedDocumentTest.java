package dev.brazecdi.cli.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.FakeServer;
import dev.brazecdi.cli.fixtures.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishedDocumentTest {
  private static final String OPERATION = "GET /cdi/integrations/{integration_id}/job_sync_status";
  private static final String THEIRS =
      """
      openapi: 3.1.0
      paths:
        /cdi/integrations/{id}/job_sync_status/:
          parameters:
            - { name: integration_id, in: path, required: true }
          get:
            parameters:
              - { name: cursor, in: query, schema: { type: string } }
              - { name: page_size, in: query }
            responses:
              200:
                description: A page
                content:
                  application/json:
                    schema:
                      allOf:
                        - $ref: '#/components/schemas/Page'
              '418': { description: A teapot }
      components:
        schemas:
          Page:
            properties:
              message: { type: [string, 'null'] }
              results:
                type: array
                items:
                  type: object
                  properties:
                    job_status: { type: string }
                    rows_synced: { type: string }
                    rows_skipped: { type: integer }
      """;

  @TempDir private Path folder;

  @Test
  void ourOwnDocumentAgrees() {
    Map<String, String> findings = compare(Probing.ownDocument(folder).toString());

    assertThat(findings.values()).allSatisfy(seen -> assertThat(seen).startsWith("same"));
    assertThat(findings)
        .containsEntry("parameters of " + OPERATION, "same: the same")
        .containsEntry("statuses of " + OPERATION, "same: the same")
        .containsEntry("fields of 200 of " + OPERATION, "same: the same");
  }

  @Test
  void everyDifferenceIsNamed() throws IOException {
    Map<String, String> findings = compare(file(THEIRS));

    assertThat(findings)
        .containsEntry("operations", "same: among them: GET /cdi/integrations/{}/job_sync_status")
        .containsEntry("parameters of " + OPERATION, "differs: only theirs: query page_size")
        .containsEntry(
            "statuses of " + OPERATION,
            "differs: only theirs: 418; only ours: 400, 401, 403, 404, 429, 500, 502, 503, 504");
    assertThat(findings.get("fields of 200 of " + OPERATION))
        .startsWith("differs: only theirs: results[].rows_skipped; only ours: ")
        .contains("results[].sync_finish_time")
        .endsWith("results[].rows_synced: theirs string, ours integer");
  }

  @Test
  void operationThatWeDoNotKnowIsNamed() throws IOException {
    assertThat(compare(file("paths: { /cdi/other: { delete: {} } }")))
        .containsExactly(Map.entry("operations", "differs: only theirs: DELETE /cdi/other"));
  }

  @Test
  void serverIsAskedWithoutAKey() {
    try (FakeServer fake = new FakeServer(request -> new FakeServer.Answer(200, THEIRS))) {
      assertThat(compare(fake.url() + "cdi.yaml")).containsKey("operations");
      assertThat(fake.authorizations).containsExactly("null");
    }
  }

  @Test
  void whatCannotBeReachedIsAFinding() {
    String question = "the document that was given";
    String address;
    try (FakeServer fake = new FakeServer(request -> new FakeServer.Answer(404, "no"))) {
      address = fake.url();
      assertThat(compare(address))
          .containsExactly(Map.entry(question, "unknown: could not be reached (status 404)"));
    }
    assertThat(compare(address))
        .containsExactly(Map.entry(question, "unknown: could not be reached (ConnectException)"));
    assertThat(compare(folder.resolve("missing.yaml").toString()))
        .containsExactly(
            Map.entry(question, "unknown: could not be reached (NoSuchFileException)"));
  }

  @Test
  void whatIsNoDocumentIsAFinding() throws IOException {
    String question = "the document that was given";
    assertThat(compare(file("a: [")))
        .containsExactly(Map.entry(question, "differs: it is no YAML"));
    assertThat(compare(file("[".repeat(100_000))))
        .containsExactly(Map.entry(question, "differs: it is no YAML"));
    assertThat(compare(file("<html>")))
        .containsExactly(
            Map.entry(question, "differs: it is no OpenAPI document: it has no paths"));
    assertThat(compare(file("a".repeat((1 << 20) + 1))))
        .containsExactly(Map.entry(question, "differs: it is longer than 1048576 octets"));
    assertThat(compare(file("a: &a [x]\nb: !!java.net.URL [http://localhost]")))
        .containsExactly(Map.entry(question, "differs: it is no YAML"));
  }

  @Test
  void referencesThatGoRoundEnd() throws IOException {
    String document =
        """
        paths:
          /cdi/integrations:
            get:
              responses:
                '200': { content: { application/json: { schema: { $ref: '#/components/a' } } } }
        components:
          a: { properties: { results: { $ref: '#/components/a' } }, items: { $ref: '#/x' } }
          b: { $ref: '#/components/b' }
        """;

    assertThat(compare(file(document))).containsKey("fields of 200 of GET /cdi/integrations");
  }

  @Test
  void schemasThatGrowWithoutEndAreRefused() throws IOException {
    StringBuilder document =
        new StringBuilder(
            """
            paths:
              /cdi/integrations:
                get:
                  responses:
                    '200': { content: { application/json: { schema: { $ref: '#/components/a' } } } }
            components:
              a:
                properties:
            """);
    for (int i = 0; i < 10; i++) {
      document.append("      p").append(i).append(": { $ref: '#/components/a' }\n");
    }

    assertThat(compare(file(document.toString())))
        .containsExactly(
            Map.entry("the document that was given", "differs: it has more than 20000 schemas"));
  }

  @Test
  void redirectIsNotFollowed() {
    List<String> requests = new CopyOnWriteArrayList<>();
    try (FakeServer fake =
        new FakeServer(
            request -> {
              requests.add(request);
              return new FakeServer.Answer(302, "", "Location", "/elsewhere");
            })) {
      assertThat(compare(fake.url()).values().toString()).contains("status 302");
      assertThat(requests).hasSize(1);
    }
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("theirs.yaml"), text).toString();
  }

  private static Map<String, String> compare(String source) {
    List<ProbeFinding> findings =
        PublishedDocument.compare(source, ApiDocument.own(), Run.of().console());
    Map<String, String> seen = new LinkedHashMap<>();
    for (ProbeFinding finding : findings) {
      seen.put(finding.question(), finding.verdict().word() + ": " + finding.seen());
    }
    return seen;
  }
}

package dev.brazecdi.api;

import static dev.brazecdi.api.DocumentChange.adding;
import static dev.brazecdi.api.DocumentChange.replacing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The document keeps what the last released one promised, or its version says that it does not.
 *
 * <p>The kinds of changes stand in {@code docs/document.md}; {@code -Dbrazecdi.docs.update=true}
 * writes them anew.
 */
final class ReleasedDocumentTest {
  private static final Path DOCS = Path.of("../docs/document.md");
  private static final String BEGIN = "<!-- changes -->\n";
  private static final String END = "<!-- end of changes -->\n";

  private static final String RELEASED = read(Path.of("released/openapi.yaml"));

  /** What was found out once. */
  private static final Map<DocumentChange, List<String>> FINDERS = new HashMap<>();

  @Test
  void documentKeepsWhatWasReleased() {
    assertThat(new DocumentRelease(RELEASED, read(Path.of("openapi.yaml"))).complaint()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("breakingChanges")
  void breakingChangeIsFound(DocumentChange change) {
    assertThat(finders(change)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfPromiseIsOneThatOpenApiDiffMisses(Promises.Kind kind) {
    List<DocumentChange> missed =
        breakingChanges()
            .filter(change -> finders(change).equals(List.of("promises")))
            .filter(
                change ->
                    release(change).brokenPromises().stream()
                        .allMatch(promise -> promise.kind() == kind))
            .toList();

    assertThat(missed).as("openapi-diff %s", kind.missed()).isNotEmpty();
  }

  @Test
  void complaintHasWhatOpenApiDiffSays() {
    DocumentChange change = replacing("", "minLength: 1", "minLength: 36");

    assertThat(release(change).complaint())
        .contains("openapi-diff finds the documents incompatible:")
        .contains("- POST   /cdi/integrations/{integration_id}/sync")
        .contains("- Changed integration_id in path");
  }

  @ParameterizedTest
  @MethodSource("compatibleChanges")
  void compatibleChangePasses(DocumentChange change) {
    assertThat(finders(change)).isEmpty();
  }

  @Test
  void complaintNamesTheChangesAndTheWaysOut() {
    DocumentChange change =
        replacing("", "x-rate-limit: { requests: 50,", "x-rate-limit: { requests: 20,");

    assertThat(release(change).complaint())
        .isEqualTo(
            """
            api-spec/openapi.yaml breaks what was released with version: 0.1.0:
              - GET /cdi/integrations no longer has x-rate-limit {"requests":50,"seconds":60} or more, but \
            {"requests":20,"seconds":60}
            Either undo that, or move info.version in api-spec/openapi.yaml: the major one, or the minor one \
            while the major one is 0.
            A release replaces what is compared with: cp api-spec/openapi.yaml api-spec/released/openapi.yaml""");
  }

  @ParameterizedTest
  @CsvSource({
    // released, current, may break
    "0.1.0, 0.1.0, false",
    "0.1.0, 0.1.9, false",
    "0.1.0, 0.2.0, true",
    "0.2.0, 0.1.0, false",
    "0.9.9, 0.10.0, true",
    "0.1.0, 1.0.0, true",
    "1.0.0, 1.1.0, false",
    "1.4.2, 2.0.0, true",
    "2.0.0, 1.9.0, false"
  })
  void versionSaysWhetherChangesMayBreak(String released, String current, boolean mayBreak) {
    DocumentRelease release =
        new DocumentRelease(
            RELEASED.replace("  version: 0.1.0", "  version: " + released),
            RELEASED
                .replace("  version: 0.1.0", "  version: " + current)
                .replace("operationId: triggerSync", "operationId: startSync"));

    assertThat(release.mayBreak()).isEqualTo(mayBreak);
    assertThat(release.complaint().isEmpty()).isEqualTo(mayBreak);
  }

  @Test
  void documentWithoutAVersionIsRefused() {
    DocumentRelease release =
        new DocumentRelease(RELEASED, RELEASED.replace("  version: 0.1.0", "  version: next"));

    assertThatThrownBy(release::complaint)
        .hasMessage("the document has no info.version such as 1.2.3");
  }

  @Test
  void docsTellTheKindsOfChanges() throws IOException {
    String table =
        Stream.concat(
                Stream.of("| change | counts as | seen by |", "|---|---|---|"),
                Stream.concat(breakingChanges(), compatibleChanges())
                    .map(ReleasedDocumentTest::row))
            .collect(Collectors.joining("\n", "\n", "\n\n"));
    String page = Files.readString(DOCS);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);

    if (Boolean.getBoolean("brazecdi.docs.update")) {
      Files.writeString(DOCS, page.substring(0, begin) + table + page.substring(end));
    } else {
      assertThat(page.substring(begin, end))
          .as("docs/document.md; -Dbrazecdi.docs.update=true writes it anew")
          .isEqualTo(table);
    }
  }

  private static String row(DocumentChange change) {
    List<String> finders = finders(change);
    return "| %s | %s | %s |"
        .formatted(
            change, finders.isEmpty() ? "compatible" : "breaking", String.join(", ", finders));
  }

  /** Who takes a change for a breaking one. */
  private static List<String> finders(DocumentChange change) {
    return FINDERS.computeIfAbsent(
        change,
        c -> {
          List<String> finders = new ArrayList<>();
          if (release(c).difference().isIncompatible()) {
            finders.add("openapi-diff");
          }
          if (!release(c).brokenPromises().isEmpty()) {
            finders.add("promises");
          }
          return finders;
        });
  }

  private static DocumentRelease release(DocumentChange change) {
    return new DocumentRelease(RELEASED, change.in(RELEASED));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<DocumentChange> breakingChanges() {
    return Stream.of(operations(), answers(), properties(), parameters(), extensions())
        .flatMap(List::stream);
  }

  private static List<DocumentChange> operations() {
    return List.of(
        replacing(
            "an operation is removed",
            from("  /cdi/integrations/{integration_id}/sync:\n", "components:\n"),
            ""),
        replacing("a path is renamed", "{integration_id}/sync:", "{integration_id}/syncs:"),
        replacing("a method is another", "    post:\n", "    put:\n"),
        replacing(
            "an operation has another name", "operationId: triggerSync", "operationId: startSync"),
        replacing("an operation has another tag", "      tags: [Cdi]", "      tags: [Syncs]"),
        replacing("the key is sent in another way", "scheme: bearer", "scheme: basic"),
        replacing("a server is removed", line("description: US-03"), ""),
        replacing("a server has another address", "rest.fra-02.braze.eu", "rest.eu-02.braze.eu"),
        replacing("an instance has another name", "x-instance: AU-01", "x-instance: AP-01"),
        replacing("a dashboard has another address", "dashboard.us-10", "dashboard-10"));
  }

  private static List<DocumentChange> answers() {
    return List.of(
        replacing("a success has another status", "        '202':\n", "        '200':\n"),
        adding(
            "a success is added", "      responses:\n", "        '204': { description: None. }\n"),
        replacing("the status of an error is removed", line("'403': {"), ""),
        replacing(
            "an answer has another media type",
            "            application/json:",
            "            application/xml:"),
        replacing("a response header is removed", line("            Link: {"), ""),
        replacing(
            "a response header is of another type",
            "Seldom present.\n      schema:\n        type: string",
            "Seldom present.\n      schema:\n        type: integer"));
  }

  private static List<DocumentChange> properties() {
    return List.of(
        replacing(
            "a schema has another name", RELEASED, RELEASED.replace("SyncAccepted", "SyncStarted")),
        replacing(
            "a required property is removed",
            "        job_status:\n          $ref: '#/components/schemas/JobStatus'\n",
            ""),
        replacing(
            "an optional property is removed",
            from("        rows_synced:\n", "        rows_failed_with_errors:\n"),
            ""),
        replacing("a property has another name", "        rows_synced:\n", "        rows_done:\n"),
        replacing(
            "a property is of another type",
            "        rows_synced:\n          type: integer\n          format: int64\n",
            "        rows_synced:\n          type: string\n"),
        replacing("a property has another format", "format: int64", "format: int32"),
        replacing("a property loses its format", "          format: date-time\n", ""),
        replacing(
            "a list has other items",
            "items:\n            $ref: '#/components/schemas/JobSyncStatus'",
            "items:\n            type: string"),
        replacing("a required property becomes optional", "      required: [job_status]\n", ""),
        adding(
            "a property becomes nullable",
            "        integration_id:\n          type: string\n",
            "          nullable: true\n"),
        adding("a list becomes nullable", "          type: array\n", "          nullable: true\n"));
  }

  private static List<DocumentChange> parameters() {
    return List.of(
        replacing("a parameter is removed", line("#/components/parameters/Cursor"), ""),
        replacing("a parameter has another name", "name: cursor", "name: from"),
        replacing("a parameter becomes required", "required: false", "required: true"),
        adding(
            "a required parameter is added",
            "      parameters:\n",
            "        - { name: workspace, in: query, required: true, schema: { type: string } }\n"),
        replacing(
            "a parameter is of another type",
            "absent for the first page.\n      schema:\n        type: string",
            "absent for the first page.\n      schema:\n        type: integer"),
        replacing("a parameter must be longer", "minLength: 1", "minLength: 36"));
  }

  private static List<DocumentChange> extensions() {
    return List.of(
        replacing("another permission is needed", "cdi.integration_list", "cdi.list"),
        replacing("`x-permission` is removed", line("x-permission: cdi.integration_list"), ""),
        replacing(
            "a rate limit is lowered",
            "x-rate-limit: { requests: 50",
            "x-rate-limit: { requests: 49"),
        replacing("a rate limit has a longer window", "50, seconds: 60", "50, seconds: 3600"),
        replacing("`x-rate-limit` is removed", line("x-rate-limit: { requests: 50"), ""),
        replacing("paging goes by another parameter", "{ cursor: cursor", "{ cursor: page"),
        replacing("a page has another size", "pageSize: 10", "pageSize: 20"),
        replacing("`x-paging` is removed", line("x-paging: {"), ""),
        replacing(
            "a conflict has another status",
            "x-conflict: { status: 429",
            "x-conflict: { status: 400"),
        replacing("`x-conflict` is removed", line("x-conflict: {"), ""),
        adding(
            "an operation gets a conflict",
            line("x-rate-limit: { requests: 50"),
            "      x-conflict: { status: 429, message: busy }\n"),
        replacing(
            "a value of `x-extensible-enum` is removed",
            "[running, success, partial, error, config_error]",
            "[running, success, partial, error]"),
        replacing("a value has another name", "[RUNNING,", "[UNDER_WAY,"),
        replacing("a value becomes final", "x-terminal: [success", "x-terminal: [running, success"),
        replacing("a value is no longer final", "x-terminal: [success, ", "x-terminal: ["));
  }

  static Stream<DocumentChange> compatibleChanges() {
    return Stream.of(
        adding(
            "an operation is added",
            "\npaths:\n",
            """
              /cdi/ping:
                get:
                  tags: [Cdi]
                  operationId: ping
                  responses:
                    '204': { description: It is there. }
            """),
        adding(
            "the status of an error is added",
            line("'403': {"),
            "        '409': { $ref: '#/components/responses/Forbidden' }\n"),
        adding(
            "a response header is added",
            line("            Link: {"),
            "            Retry-After: { $ref: '#/components/headers/Retry-After' }\n"),
        adding(
            "an optional property is added",
            "        job_status:\n          $ref: '#/components/schemas/JobStatus'\n",
            "        rows_skipped: { type: integer, format: int64, nullable: true }\n"),
        replacing(
            "a property is always there",
            "required: [job_status]",
            "required: [job_status, rows_synced]"),
        replacing(
            "a property is never null",
            "          nullable: true\n          description: The workspace.\n",
            "          description: The workspace.\n"),
        adding(
            "an optional parameter is added",
            "      parameters:\n",
            "        - { name: order, in: query, required: false, schema: { type: string } }\n"),
        replacing("a parameter may be shorter", "        minLength: 1\n", ""),
        replacing(
            "a rate limit is raised",
            "x-rate-limit: { requests: 50",
            "x-rate-limit: { requests: 60"),
        replacing(
            "a value of `x-extensible-enum` is added",
            RELEASED,
            RELEASED
                .replace("error, config_error]", "error, config_error, paused]")
                .replace("ERROR, CONFIG_ERROR]", "ERROR, CONFIG_ERROR, PAUSED]")),
        adding(
            "a server is added",
            "\nservers:\n",
            "  - { url: 'https://rest.us-11.braze.com', x-instance: US-11, x-dashboard: 'https://d' }\n"),
        replacing(
            "a description is another",
            "description: When the sync started.",
            "description: Begun."),
        replacing(
            "an operation is deprecated",
            "operationId: triggerSync",
            "operationId: triggerSync\n      deprecated: true"),
        replacing(
            "an extension is added",
            "operationId: triggerSync",
            "operationId: triggerSync\n      x-new: { a: 1 }"),
        replacing("an example has another value", "rows_synced: 4832", "rows_synced: 7"),
        replacing(
            "an example has another name",
            "                extra_fields:\n",
            "                unknown_fields:\n"),
        replacing(
            "an example is removed",
            from("                empty_page:\n", "                extra_fields:\n"),
            ""),
        adding(
            "an example gets an extension",
            "                only_page:\n",
            "                  x-contract: { state: x }\n"),
        replacing(
            "an example of a header has another name and an extension",
            "        first_page:\n          summary: On a first page\n",
            "        next_only:\n          summary: On a first page\n          x-contract: { state: x }\n"),
        replacing("an example of a parameter is another", "example: c2tpcDoxMA==", "example: abc"));
  }

  /** What the document has from one text to just before another. */
  private static String from(String begin, String end) {
    int start = RELEASED.indexOf(begin);
    return RELEASED.substring(start, RELEASED.indexOf(end, start));
  }

  /** The first line of the document that has this. */
  private static String line(String part) {
    return RELEASED.lines().filter(line -> line.contains(part)).findFirst().orElseThrow() + "\n";
  }
}

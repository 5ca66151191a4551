package dev.brazecdi.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no contract test can be made of stops the generation, with its place and the way out. */
final class ContractDocumentTest {
  private static final String DOCUMENT =
      """
      paths:
        /things/{thing_id}:
          get:
            operationId: readThings
            summary: Read things
            x-permission: things.read
            x-paging: { cursor: cursor, pageSize: 2 }
            parameters:
              - { name: thing_id, in: path, required: true, example: t1 }
              - { name: cursor, in: query, example: c== }
              - { name: bare, in: query }
            responses:
              '200':
                headers:
                  Link: { $ref: '#/components/headers/Link' }
                  X-Count: { example: '7' }
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Page' }
                    examples:
                      some:
                        summary: Some things
                        x-contract:
                          given: there are things
                          parameters: { total: 3 }
                          fromState: [cursor]
                          headers: { Link: both }
                          pact: { headers: { Link: documented }, body: { 'results[*].at': documented, message: 'a+' } }
                        value: { results: [{ at: '2026-01-01T00:00:00Z', n: 1 }, { at: '2026-01-02T00:00:00Z', n: 2 }], message: aa }
      components:
        headers:
          Link:
            examples:
              both:
                x-contract: { pattern: '.*' }
                value: <x?cursor=b%3D>; rel="prev",<x?a=b&cursor=n+/=>; rel="next"
        schemas:
          Page:
            type: object
            required: [results]
            properties:
              results: { type: array, items: { $ref: '#/components/schemas/Thing' } }
              message: { type: string, nullable: true }
          Thing:
            type: object
            required: [at]
            properties:
              at: { type: string, format: date-time }
              n: { type: integer, format: int64 }
      """;

  @Test
  void exampleKnowsItsRequestItsAnswerAndWhatTheClientNeeds() {
    ContractExample some = example(DOCUMENT);
    JsonNode cursor = some.operation().parameters().get(1);

    assertThat(some.path(false)).isEqualTo("/things/t1");
    assertThat(some.path(true)).isEqualTo("/things/${thing_id}");
    assertThat(some.value(cursor)).isEqualTo("c==");
    assertThat(some.isFromState(cursor)).isTrue();
    assertThat(some.value(some.operation().parameters().get(2))).isNull();
    assertThat(some.answerHeaders()).containsEntry("X-Count", "7").containsKey("Link");
    assertThat(some.cursor("prev")).isEqualTo("b%3D");
    assertThat(some.cursor("next")).isEqualTo("n+/=");
    assertThat(some.pactHeaders()).containsExactly(java.util.Map.entry("Link", ".*"));
    assertThat(some.pactBody().rules())
        .containsEntry("$.results", "exactly(2)")
        .containsEntry("$.results[*].at", "time()")
        .containsEntry("$.message", "matching(\"a+\")")
        .hasSize(3);
    assertThat(String.valueOf(some.pactBody().body())).doesNotContain("\"n\"");
  }

  @Test
  void itemsOfAPageAreItsOnlyListWhateverItIsCalled() {
    ContractExample some = example(DOCUMENT.replace("results", "things"));

    assertThat(some.pactBody().rules())
        .containsEntry("$.things", "exactly(2)")
        .containsEntry("$.things[*].at", "time()");
    assertThat(ContractTest.of(some).get(0).items())
        .extracting(JavaValue::start)
        .containsExactly("Thing", "Thing");
  }

  @Test
  void valueThatIsGivenIsNotTakenFromTheState() {
    ContractExample some =
        example(DOCUMENT.replace("fromState: [cursor]", "request: { thing_id: t9, cursor: bad }"));

    assertThat(some.path(true)).isEqualTo("/things/t9");
    assertThat(some.value(some.operation().parameters().get(1))).isEqualTo("bad");
  }

  @Test
  void headerThatIsNullIsAbsent() {
    ContractExample some =
        example(
            DOCUMENT
                .replace("headers: { Link: both }", "headers: { X-Count: null }")
                .replace("headers: { Link: documented }, ", ""));

    assertThat(some.answerHeaders()).isEmpty();
    assertThat(some.cursor("next")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "given: there are things | blank: x | some/x-contract: no given; name a state",
        "given: there are things | given: ' ' | some/x-contract: no given; name a state",
        "fromState: [cursor] | fromStat: [cursor] | x-contract/fromStat: no keyword of x-contract",
        "fromState: [cursor] | fromState: [page] | x-contract/fromState/page: no parameter of readThings",
        "fromState: [cursor] | fromState: [bare] | x-contract/fromState/bare: a parameter that has no example",
        "fromState: [cursor] | request: { page: 1 } | x-contract/request/page: no parameter of readThings",
        "headers: { Link: both } | headers: { Link: neither } | headers/Link: no example of this header; there are [both]",
        "headers: { Link: both } | headers: { X-Other: a } | headers/X-Other: no header of this answer; document it",
        "headers: { Link: documented }, | headers: { Age: documented }, | pact/headers/Age: no header of this answer",
        "pact: { headers | pact: { trailers: {}, headers | pact/trailers: no part of an answer; use headers or body",
        "n: 1 } | m: 1 } | some: properties that the schema lacks; correct them, or add additional: true",
        "fromState: [cursor] | additional: true | additional: no property beyond the schema",
        "n: 1 } | n: one } | value/results/0/n: \"one\" is no int64; correct the example",
        "n: 1 } | n: null } | value/results/0/n: null, which the schema does not allow",
        "at: '2026-01-01T00:00:00Z', n: 1 | n: 1 | value/results/0: without at, which is required; add it",
        "at: '2026-01-01T00:00:00Z' | at: yesterday | results/0/at: \"yesterday\" is no date-time; correct",
        "headers: { Link: both } | headers: { X-Count: 0 } | headers/X-Count: 0 is no text; quote it",
        "fromState: [cursor] | request: { cursor: null } | request/cursor: null is no text; quote it",
        "message: 'a+' | message: 1 | pact/body/message: 1 is no text; quote it",
        "parameters: { total: 3 } | parameters: { total: [a] } | parameters/total: neither a text nor a",
        "parameters: { total: 3 } | parameters: none | x-contract/parameters: no object; write",
        "fromState: [cursor] | fromState: cursor | x-contract/fromState: no list; write [name",
        "headers: { Link: documented } | headers: { X-Count: '[a-z]+' } | the example's header is 7, which",
        "results[*].at | results[*].to | some: Read things, 200 some: Some things: the pact wants what the example lacks: [results[*].to]",
        "x-contract: { pattern: '.*' } | summary: x | its example \"both\" has no x-contract: {pattern: …}; add it",
        "x-paging: { cursor: cursor, pageSize: 2 } | x-paging: {} | some: a success that is neither a page nor",
        "message: { type: string, nullable: true } | more: { type: array, items: {} } | some: a page whose schema has not exactly one list",
        "schema: { $ref: '#/components/schemas/Page' } | example: {} | responses/200: an answer whose body has no schema",
      })
  void mistakeIsNamedWithItsPlaceAndTheWayOut(String text, String instead, String message) {
    String document = DOCUMENT.replace(text, instead);
    assertThat(document).isNotEqualTo(DOCUMENT);

    assertThatThrownBy(() -> operations(document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void answerWithoutExampleAndExampleWithoutContractStopTheGeneration() {
    int examples = DOCUMENT.indexOf("              examples:");
    String without =
        DOCUMENT.substring(0, examples) + DOCUMENT.substring(DOCUMENT.indexOf("components:"));
    String unmarked = DOCUMENT.replaceFirst("x-contract:(\\s+given)", "x-other:$1");

    assertThatThrownBy(() -> operations(without))
        .hasMessageContaining("responses/200: an answer without an example; add one");
    assertThat(unmarked).isNotEqualTo(DOCUMENT);
    assertThatThrownBy(() -> operations(unmarked))
        .hasMessageContaining("examples/some: an example without x-contract; add {given");
  }

  @Test
  void documentWithoutOperationsOrAnswersIsRefused() {
    assertThatThrownBy(() -> operations("openapi: 3.0.4"))
        .hasMessageContaining("#/paths: no operations");
    assertThatThrownBy(() -> operations("paths: { /x: { get: { operationId: x } } }"))
        .hasMessageContaining("#/paths/~1x/get/responses: no answers");
  }

  @Test
  void examplesWhoseNamesAreTheSameInJavaAreRefused() {
    int some = DOCUMENT.lastIndexOf('\n', DOCUMENT.indexOf(" some:")) + 1;
    String example =
        DOCUMENT.substring(some, DOCUMENT.indexOf("components:")).stripTrailing() + "\n";
    String twice =
        DOCUMENT.substring(0, some) + example.replace("some:", "SOME:") + DOCUMENT.substring(some);

    assertThatThrownBy(() -> operations(twice))
        .hasMessageContaining("some: a name that is the same in Java as another example's");
  }

  @Test
  void literalStaysOnItsLine() {
    assertThat(Javadoc.literal("a\nb\rc\\d\"\u0001é"))
        .isEqualTo("a\\nb\\rc\\\\d\\\"\\u0001\\u00e9");
    assertThat(Javadoc.quoted("")).isEqualTo("\"\"");
    assertThat(Javadoc.quoted("a\nb")).isEqualTo("\"a\\nb\"");
  }

  @Test
  void longTextIsCutAtTheEndOfAWordIfItHasOne() {
    String word = "x".repeat(40);

    assertThat(Javadoc.quoted(word + " " + word)).isEqualTo("\"" + word + " \" + \"" + word + "\"");
    assertThat(Javadoc.quoted(word + word))
        .isEqualTo("\"" + "x".repeat(72) + "\" + \"" + "x".repeat(8) + "\"");
  }

  private static ContractExample example(String document) {
    return operations(document).get(0).examples().get(0);
  }

  private static List<ContractOperation> operations(String document) {
    try {
      return ContractDocument.operations(new ObjectMapper(new YAMLFactory()).readTree(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

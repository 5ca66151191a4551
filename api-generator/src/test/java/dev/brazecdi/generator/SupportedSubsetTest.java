package dev.brazecdi.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every construct that is not supported stops the build, with its place and the way out. */
final class SupportedSubsetTest {
  @TempDir private Path folder;

  @Test
  void smallDocumentIsSupported() {
    assertThatCode(() -> require(SmallDocument.with(""))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: number | x: the type number; use integer with format: int64, or string",
        "type: number, format: double | x: the type number/double; use integer",
        "type: integer | x: the type integer; use format: int64",
        "type: integer, format: int32 | x: the type integer/int32; use format: int64",
        "type: string, format: date | x: the type string/date; use no format, or date-time",
        "type: string, format: binary | x: the type string/binary; use no format",
        "type: string, format: byte | x: the type string/byte; use no format",
        "type: string, format: uuid | x: the type string/uuid; use no format",
        "type: string, enum: [a] | x/enum: an enum; make it a component with x-extensible-enum",
        "type: string, default: a | x/default: a default; describe it in words",
        "type: string, readOnly: true | x/readOnly: readOnly; leave it out",
        "type: string, writeOnly: true | x/writeOnly: writeOnly; leave it out",
        "type: string, deprecated: true | x/deprecated: deprecated; teach the generator",
        "type: string, pattern: a | x/pattern: the keyword pattern; leave it out, or teach",
        "type: integer, format: int64, minimum: 1 | x/minimum: the keyword minimum; leave it out",
        "type: string, x-other: 1 | x/x-other: the keyword x-other; leave it out",
        "type: object | x: the type object; move it to #/components/schemas and refer",
        "type: object, additionalProperties: { type: string } | x/additionalProperties: the keyword",
        "type: object, properties: {} | x/properties: the keyword properties",
        "type: array, items: {}, uniqueItems: true | x/uniqueItems: a set; leave it out",
        "type: array, items: { type: string } | x/items: a list of inline values; refer to a component",
        "type: array, items: { type: array, items: {} } | x/items: a list of lists; make the inner one",
        "type: array, items: { type: string, enum: [a] } | x/items: a list of inline values",
        "oneOf: [{ type: string }] | x/oneOf: oneOf; use one object with optional properties",
        "anyOf: [{ type: string }] | x/anyOf: anyOf; use one object",
        "not: { type: string } | x/not: not; use one object",
        "allOf: [{ $ref: '#/components/schemas/Thing' }] | x/allOf: allOf; write the properties out",
        "$ref: 'other.yaml#/X' | x: the reference other.yaml#/X; put the component into this document",
        "$ref: '#/components/schemas/Thing' | x: a reference with something beside it"
      })
  void property(String keywords, String message) {
    assertThatThrownBy(
            () -> require(SmallDocument.with("x: { " + keywords + ", description: d. }")))
        .hasMessageStartingWith("the document holds what the generator does not support:")
        .hasMessageContaining("#/components/schemas/Thing/properties/" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // operations
        "x-permission: things.read | deprecated: true | an operation without a permission; add x-permission",
        "x-rate-limit: { requests: 5, seconds: 60 } | x-rate-limit: { requests: 5 } | an operation without a rate limit; add x-rate-limit",
        "operationId: readThing | summary: s | an operation without a name; add an operationId",
        "tags: [Cdi] | tags: [Cdi, Other] | get: an operation without one tag in UpperCamelCase",
        "description: Reads it. | x-paging: { cursor: c } | get/x-paging: a paging that lacks something",
        "description: Reads it. | x-conflict: { status: 429 } | get/x-conflict: a conflict that lacks something",
        "description: Reads it. | x-conflict: { message: busy } | get/x-conflict: a conflict that lacks something",
        "description: Reads it. | x-pagign: {} | get/x-pagign: the keyword x-pagign; leave it out",
        "description: Reads it. | security: [] | get/security: security of its own",
        "description: Reads it. | servers: [] | get/servers: the keyword servers",
        "description: Reads it. | callbacks: {} | get/callbacks: callbacks; describe them in words",
        "description: Reads it. | requestBody: { content: {} } | get/requestBody: a request body; teach",
        "get: | put: | #/paths/~1things~1{thing_id}/put: put; use get or post, or teach the generator",
        "get: | summary: s¶    get: | #/paths/~1things~1{thing_id}/summary: summary; use get or post",
        "get: | parameters: []¶    get: | parameters: parameters of a path; move them to its operations",
        "tags: [Cdi] | tags: [the cdi] | get: an operation without one tag in UpperCamelCase",
        "operationId: readThing | operationId: read-thing | add an operationId in lowerCamelCase",
        "/things/{thing_id}: | /things/{thing id}: | a path with other characters than letters, digits",
        "/things/{thing_id}: | '/things\"/{thing_id}': | a path with other characters than letters",
        "seconds: 60 } | seconds: 60, burst: 9 } | get/x-rate-limit/burst: the keyword burst; leave it out",
        "requests: 5, | requests: 1.5, | an operation without a rate limit; add x-rate-limit",
        "description: Reads it. | x-paging: { cursor: c, pageSize: 9 } | get/x-paging: a cursor that is no query parameter",
        "description: Reads it. | x-paging: { cursor: c, pageSize: 9, order: a } | get/x-paging/order: the keyword order",
        "description: Reads it. | x-paging: { cursor: c, pageSize: 9 } | get/x-paging: a page with the lists []; it has that of its items",
        "description: Reads it. | x-conflict: { status: 429, message: busy, retry: 1 } | get/x-conflict/retry: the keyword retry",
        // parameters
        "- { name: thing_id | - { name: context, in: query, schema: { type: string } }¶        - { name: thing_id | the parameter context, a name that Java has twice here",
        "- { name: thing_id | - { name: thing-id, in: query, schema: { type: string } }¶        - { name: thing_id | the parameter thing_id, a name that Java has twice here",
        "- { name: thing_id | - { name: c, in: cookie, schema: { type: string } }¶        - { name: thing_id | parameters/0: a parameter in cookie; use a path or query parameter",
        "- { name: thing_id | - { name: c, in: header, schema: { type: string } }¶        - { name: thing_id | parameters/0: a parameter in header; use a path",
        "schema: { type: string } | schema: { type: integer } | parameters/0/schema: a parameter that is not a plain string",
        "schema: { type: string } | schema: { type: string, format: uuid } | parameters/0/schema/format: the keyword format",
        "schema: { type: string } | schema: { type: string, enum: [a] } | parameters/0/schema/enum: an enum",
        "schema: { type: string } | schema: { type: string, default: a } | parameters/0/schema/default: a default",
        "schema: { type: string } | content: { application/json: {} } | parameters/0/content: content; give it a schema",
        "description: It., schema: | style: matrix, schema: | parameters/0/style: the keyword style",
        // responses
        "application/json: | multipart/form-data: | content/multipart~1form-data: the media type multipart/form-data",
        "schema: { $ref: '#/components/schemas/Thing' } | schema: { type: string } | schema: an inline schema; move it to #/components/schemas",
        "'200': | '204': { description: d. }¶        '200': | responses: 2 successes; an operation has one",
        "'200': | '404': | responses: 0 successes; an operation has one",
        "'200': | default: | responses/default: the status default; name each status",
        "'200': | 2XX: | responses/2XX: the status 2XX; name each status",
        "description: It.¶          content: | links: {}¶          content: | responses/200/links: the keyword links",
        "description: It.¶          content: | headers: { H: { schema: { type: integer } } }¶          content: | headers/H: a header that is not a plain string",
        // components
        "additionalProperties: true | additionalProperties: false | Thing: an object that is closed; add additionalProperties: true",
        "additionalProperties: true | additionalProperties: { type: string } | Thing/additionalProperties: a map; name the properties",
        "additionalProperties: true | minProperties: 1 | Thing/minProperties: the keyword minProperties",
        "additionalProperties: true | discriminator: { propertyName: name } | Thing/discriminator: a discriminator",
        "required: [name] | required: [nothing] | \"nothing\", which is no property; name one",
        "What it is called. | | name: a property that is not described; add a description",
        "class: | na-me: { type: string, description: d. }¶        Name: { type: string, description: d. }¶        class: | Name: a name that is the same in Java as name",
        "Thing: | thing: {}¶    Thing: | the schema name thing; write it in UpperCamelCase",
        "Thing: | Map: {}¶    Thing: | the schema name Map, which the generated code needs; choose another",
        "Thing: | ThingJsonAdapter: {}¶    Thing: | the schema name ThingJsonAdapter, which the generated code needs",
        "Thing: | Nothing: { type: object, description: d., additionalProperties: true }¶    Thing: | Nothing: an object without properties; name one",
        "Thing: | Texts: { type: array, items: {} }¶    Thing: | Texts: a component that is neither an object nor has x-extensible-enum",
        "x-extensible-enum: [red, blue] | enum: [red, blue] | Colour/enum: an enum; make it a component with x-extensible-enum",
        "x-extensible-enum: [red, blue] | x-extensible-enum: [red, Red] | the value \"Red\", which is no text or is there twice",
        "x-extensible-enum: [red, blue] | x-extensible-enum: [red, 7] | the value 7, which is no text or is there twice",
        "x-enum-varnames: [RED, BLUE] | x-enum-varnames: [RED] | values that have no x-enum-varnames; add one entry for each",
        "x-enum-varnames: [RED, BLUE] | x-enum-varnames: [RED, UNKNOWN] | the name \"UNKNOWN\"; write it in UPPER_CASE, once, and not UNKNOWN",
        "x-enum-descriptions: [As blood., As the sea.] | x-enum-descriptions: [] | values that have no x-enum-descriptions",
        "x-terminal: [blue] | nullable: true | values of which nobody knows which are final; add x-terminal",
        "x-enum-varnames: [RED, BLUE] | x-enum-varnames: [RED, RED] | the name \"RED\"; write it in UPPER_CASE, once",
        "x-terminal: [blue] | x-terminal: [Blue] | \"Blue\", which is none of the values; name one",
        "Thing: | Type: {}¶    Thing: | the schema name Type, which the generated code needs; choose another",
        "x-terminal: [blue] | x-terminal: [green] | \"green\", which is none of the values; name one",
        // the rest
        "x-instance: X-01 | description: d | #/servers/0: a server without a name; add x-instance and x-dashboard",
        "x-instance: X-01 | x-instance: 01 x | #/servers/0: a server without a name; add x-instance",
        "scheme: bearer | scheme: bearer, bearerFormat: JWT | key/bearerFormat: the keyword bearerFormat",
        "x-instance: X-01 | variables: {} | #/servers/0/variables: the keyword variables",
        "scheme: bearer | scheme: basic | a security scheme other than a bearer token",
        "openapi: 3.0.4 | openapi: 3.1.0 | #/openapi: OpenAPI 3.1.0; use 3.0",
        "paths: | webhooks: {}¶paths: | #/webhooks: the keyword webhooks"
      })
  void construct(String text, String instead, String message) {
    String document = SmallDocument.with("");
    assertThat(document).contains(lines(text));

    assertThatThrownBy(() -> require(replaceFirst(document, lines(text), lines(instead))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    assertThatThrownBy(
            () -> require(SmallDocument.with("x: { type: number }").replace("X-01", "7")))
        .hasMessageContaining("properties/x: a property that is not described")
        .hasMessageContaining("properties/x: the type number");
  }

  @Test
  void keyThatIsThereTwiceIsNoDocument() {
    assertThatThrownBy(() -> require(SmallDocument.with("class: { type: string }")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Duplicate field 'class'");
  }

  private static String lines(String text) {
    return text == null ? "" : text.replace("¶", "\n");
  }

  /** Indented as the text that it replaces. */
  private static String replaceFirst(String document, String text, String instead) {
    int at = document.indexOf(text);
    return document.substring(0, at) + instead + document.substring(at + text.length());
  }

  private void require(String document) throws IOException {
    Path file = Files.writeString(folder.resolve("openapi.yaml"), document);
    SupportedSubset.require(WrittenDocument.read(file.toString()));
  }
}

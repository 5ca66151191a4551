package dev.brazecdi.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

final class GeneratorTest {
  private static final String DOCUMENT =
      """
      openapi: 3.0.4
      info: { title: t, version: '1' }
      servers:
        - { url: 'https://rest.x-01.example.com', x-instance: X-01, x-dashboard: 'https://d.example.com' }
      paths:
        /things/{thing_id}:
          get:
            tags: [Cdi]
            operationId: readThing
            description: Reads it.
            x-permission: things.read
            x-rate-limit: { requests: 5, seconds: 60 }
            parameters:
              - { name: thing_id, in: path, required: true, description: It., schema: { type: string } }
            responses:
              '200':
                description: It.
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Thing' }
      components:
        schemas:
          Thing:
            type: object
            description: "Ends */ here, {@link x} and 'quotes' in \\\\u0041."
            additionalProperties: true
            required: [name]
            properties:
              name: { type: string, description: What it is called. }
              class: { type: string, nullable: true, description: A keyword. }
              PROPERTY
      """;

  @TempDir private Path folder;

  @Test
  void sameDocumentMakesTheSameFilesInAnyFolder() throws IOException {
    Map<String, String> one =
        generate("one", "count: { type: integer, format: int64, description: n. }");
    Map<String, String> other =
        generate("other", "count: { type: integer, format: int64, description: n. }");

    assertThat(one).isEqualTo(other);
    assertThat(one.keySet())
        .containsExactlyInAnyOrder(
            "ApiJsonAdapters.java",
            "CdiApi.java",
            "Instance.java",
            "Thing.java",
            "ThingJsonAdapter.java",
            "package-info.java");
  }

  @Test
  void textsOfTheDocumentCannotBreakOutOfTheJavadoc() throws IOException {
    String record = generate("one", "").get("Thing.java");

    assertThat(record)
        .contains("Ends *&#47; here, &#123;&#64;link x&#125; and 'quotes' in &#92;u0041.")
        .contains("requireNonNull(name, \"name\")")
        .contains("@Nullable String propertyClass");
  }

  @Test
  void factsOfAnOperationBecomeAnnotations() throws IOException {
    assertThat(generate("one", "").get("CdiApi.java"))
        .contains("@GET(\"things/{thing_id}\")")
        .contains("@RequiresPermission(\"things.read\")")
        .contains("@RateLimited(operation = \"readThing\", requests = 5, seconds = 60)")
        .contains("Call<Thing> readThing(");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x: { type: number, description: d. } | #/components/schemas/Thing/properties/x: the type number; use integer",
        "x: { type: integer, description: d. } | the type integer; use format: int64",
        "x: { type: string, format: date, description: d. } | the type string/date; use no format",
        "x: { type: string, format: binary, description: d. } | the type string/binary",
        "x: { type: string, enum: [a], description: d. } | properties/x/enum: an inline enum; move it to #/components/schemas",
        "x: { type: string, default: a, description: d. } | properties/x/default: a default",
        "x: { type: string, readOnly: true, description: d. } | readOnly or writeOnly",
        "x: { type: object, description: d. } | the type object; move it to #/components/schemas",
        "x: { type: object, additionalProperties: { type: string }, description: d. } | the type object",
        "x: { type: array, uniqueItems: true, items: {}, description: d. } | properties/x/uniqueItems: a set",
        "x: { type: array, items: { type: string }, description: d. } | properties/x/items: a list of inline string",
        "x: { oneOf: [{ type: string }], description: d. } | oneOf, anyOf or not",
        "x: { allOf: [{ $ref: '#/components/schemas/Thing' }], description: d. } | allOf; write the properties out",
        "x: { type: string } | properties/x: a property that is not described; add a description"
      })
  void whatIsNotSupportedStopsTheBuildWithItsPlace(String property, String message) {
    assertThatThrownBy(() -> generate("one", property))
        .hasStackTraceContaining("the document holds what the generator does not support")
        .hasStackTraceContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- { name: thing_id | - { name: c, in: cookie, schema: { type: string } }¶- { name: thing_id | parameters/0: a parameter in cookie; use a path or query parameter",
        "x-permission: things.read | x-other: 1 | an operation without a permission; add x-permission",
        "x-rate-limit: { requests: 5, seconds: 60 } | x-other: 1 | an operation without a rate limit",
        "application/json: | multipart/form-data: | the media type multipart/form-data",
        "schema: { $ref: '#/components/schemas/Thing' } | schema: { type: string } | an inline schema",
        "operationId: readThing | x-other: 1 | an operation without a name; add an operationId",
        "additionalProperties: true | additionalProperties: false | an object that is closed",
        "required: [name] | required: [nothing] | the required nothing, which is no property",
        "x-instance: X-01 | x-other: 1 | #/servers/0: a server without a name"
      })
  void whatIsMissingStopsTheBuildWithItsPlace(String text, String instead, String message) {
    String document = DOCUMENT.replace("PROPERTY", "");
    assertThat(document).contains(text);

    assertThatThrownBy(
            () -> generateFrom("one", document.replace(text, instead.replace("¶", "\n        "))))
        .hasStackTraceContaining(message);
  }

  private Map<String, String> generate(String name, String property) throws IOException {
    return generateFrom(name, DOCUMENT.replace("PROPERTY", property));
  }

  private Map<String, String> generateFrom(String name, String document) throws IOException {
    Path output = Files.createDirectories(folder.resolve(name));
    Path input = Files.writeString(output.resolve("openapi.yaml"), document);
    CodegenConfigurator configurator = new CodegenConfigurator();
    configurator.setInputSpec(input.toString());
    configurator.setGeneratorName(BrazeCdiCodegen.class.getName());
    configurator.setOutputDir(output.resolve("java").toString());
    configurator.setModelPackage("x");
    configurator.setApiPackage("x");
    configurator.addTypeMapping("AnyType", "ErrorDetail");
    new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(output.resolve("java"))) {
      walk.filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> files.put(file.getFileName().toString(), read(file)));
    }
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

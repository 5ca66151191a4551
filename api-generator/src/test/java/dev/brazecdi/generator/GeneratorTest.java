package dev.brazecdi.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.CodegenConfig;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

final class GeneratorTest {
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
            "Colour.java",
            "ColourJsonAdapter.java",
            "Instances.java",
            "Thing.java",
            "ThingJsonAdapter.java",
            "package-info.java");
  }

  @Test
  void generatedJavaIsFormattedAndImportsOnlyWhatItUses() throws IOException {
    String text = "It goes on and on, so that no line of its Javadoc could hold all of it. ";
    Map<String, String> files =
        generate("one", "count: { type: integer, format: int64, description: '" + text + "' }");

    assertThat(files.values())
        .allSatisfy(file -> assertThat(file.lines()).allMatch(line -> line.length() <= 100));
    assertThat(files.get("Thing.java"))
        .doesNotContain("import java.util.List;", "import java.time.Instant;")
        .contains("@param colour A colour. Null if absent.\n")
        .contains("@param propertyClass A keyword. Null if absent.\n");
  }

  @Test
  void nullnessIsSaidOnce() throws IOException {
    assertThat(generate("one", "at: { type: string, description: When; null if never. }"))
        .extractingByKey("Thing.java")
        .asString()
        .contains("@param at When; null if never.\n");
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

  @Test
  void whatIsNotSupportedStopsTheBuild() {
    assertThatThrownBy(() -> generate("one", "x: { type: number, description: d. }"))
        .hasStackTraceContaining("#/components/schemas/Thing/properties/x: the type number");
  }

  @Test
  void documentIsPublishedAsItWasWritten() throws IOException {
    Map<String, String> one = run(ReferenceCodegen.class, "one", SmallDocument.with(""));
    Map<String, String> other = run(ReferenceCodegen.class, "other", SmallDocument.with(""));

    assertThat(one).isEqualTo(other);
    assertThat(one.keySet()).containsExactlyInAnyOrder("openapi.json", "openapi.html");
    assertThat(new ObjectMapper().readTree(one.get("openapi.json")))
        .isEqualTo(WrittenDocument.read(folder.resolve("one/openapi.yaml").toString()));
  }

  @Test
  void referencePageNeedsNoNetworkAndNoScript() throws IOException {
    String description = "</script><script>alert(1)</script>";
    String page =
        run(
                ReferenceCodegen.class,
                "one",
                SmallDocument.with("x: { type: string, description: '" + description + "' }"))
            .get("openapi.html");

    assertThat(page)
        .contains("default-src 'none'")
        .contains("\\u003c/script>\\u003cscript>alert(1)")
        .doesNotContain("<script>alert(1)")
        .contains("<noscript><pre>openapi: 3.0.4")
        .doesNotContain("<link")
        .doesNotContainPattern("<script[^>]* src");
  }

  @Test
  void everyExampleOfAnAnswerBecomesAnInteractionAndATest() throws IOException {
    String one = "one: { summary: One., x-contract: { given: one }, value: { name: a } }";
    String two =
        "two: { summary: 'Two \"of\" *\\/', x-contract: { given: two, pact: { body: { name: '\\d' } } },"
            + " value: { name: 'b\\' } }";

    Map<String, String> small = run(ContractCodegen.class, "small", withExamples(one));
    Map<String, String> large = run(ContractCodegen.class, "large", withExamples(one + ", " + two));

    assertThat(small.keySet())
        .containsExactlyInAnyOrder("ReadThingConsumerTest.java", "coverage.json");
    assertThat(small.get("ReadThingConsumerTest.java"))
        .containsOnlyOnce("@Test")
        .contains("void reads202One(MockServer server)")
        .contains("client.readThing(\"t1\")");
    assertThat(large.get("ReadThingConsumerTest.java"))
        .contains(
            "void reads202One(", "void reads202Two(", "void reads202TwoFromNoMoreThanItNeeds(")
        .contains("202 two: Two \\\"of\\\" *\\\\/\"")
        .contains(".rule(\"$.name\", matching(\"\\\\d\"))")
        .contains("\"name\" : \"b\\\\\\\\\"");
    assertThat(new ObjectMapper().readTree(large.get("coverage.json")))
        .extracting(row -> row.path("example").asText() + " " + row.path("pact"))
        .containsExactly("one false", "two true");
  }

  @Test
  void listWhoseItemsAreNotCalledResultsNeedsNoOtherGenerator() throws IOException {
    String document =
        SmallDocument.with("things: { type: array, description: d., items: { $ref: THING } }")
            .replace("THING", "'#/components/schemas/Thing'")
            .replace("readThing", "listThings\n      summary: List things")
            .replace("x-permission", "x-paging: { cursor: from, pageSize: 1 }\n      x-permission")
            .replace(
                "parameters:",
                "parameters:\n        - { name: from, in: query, schema: { type: string } }")
            .replace("in: path, required: true,", "in: path, required: true, example: t1,")
            .replace(
                "schema: { $ref: '#/components/schemas/Thing' }\ncomponents",
                "schema: { $ref: '#/components/schemas/Thing' }\n"
                    + "              examples: { one: { summary: One., x-contract: { given: one },"
                    + " value: { name: n, things: [{ name: a }] } } }\ncomponents");

    assertThat(run(BrazeCdiCodegen.class, "api", document).get("CdiApi.java"))
        .contains("@Paginated(cursorParameter = \"from\", pageSize = 1)")
        .contains("Call<Thing> listThings(");
    assertThat(run(ContractCodegen.class, "contract", document).get("ListThingsConsumerTest.java"))
        .contains("Page<Thing> page = ContractClient.page(client.things(\"t1\"), null);")
        .contains(".containsExactly(Thing.builder().name(\"a\").build());");
  }

  @Test
  void exampleWithoutContractStopsTheBuild() {
    String document = withExamples("one: { summary: One., value: { name: a } }");

    assertThatThrownBy(() -> run(ContractCodegen.class, "one", document))
        .hasStackTraceContaining("examples/one: an example without x-contract; add {given");
  }

  private static String withExamples(String examples) {
    String reference = "schema: { $ref: '#/components/schemas/Thing' }";
    return SmallDocument.with("")
        .replace("'200':", "'202':")
        .replace(reference, reference + "\n              examples: { " + examples + " }")
        .replace(
            "required: true, description: It.,", "required: true, example: t1, description: It.,");
  }

  private Map<String, String> generate(String name, String property) throws IOException {
    return run(BrazeCdiCodegen.class, name, SmallDocument.with(property));
  }

  private Map<String, String> run(
      Class<? extends CodegenConfig> generator, String name, String document) throws IOException {
    Path folder = Files.createDirectories(this.folder.resolve(name));
    Path input = Files.writeString(folder.resolve("openapi.yaml"), document);
    Path output = folder.resolve("output");
    CodegenConfigurator configurator = new CodegenConfigurator();
    configurator.setInputSpec(input.toString());
    configurator.setGeneratorName(generator.getName());
    configurator.setOutputDir(output.toString());
    configurator.setModelPackage("x");
    configurator.setApiPackage("x");
    new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(output)) {
      walk.filter(file -> file.toString().matches(".*\\.(java|json|html)"))
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

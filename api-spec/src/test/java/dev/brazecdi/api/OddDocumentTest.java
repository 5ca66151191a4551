package dev.brazecdi.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import dev.brazecdi.core.RequiresPermission;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated from a document full of oddities compiles without a warning, and works. */
final class OddDocumentTest {
  private static final Path DOCUMENT = Path.of("src/test/resources/odd.yaml");

  /** The values of all properties of Nullness, as JSON. */
  private static final Map<String, String> VALUES =
      Map.of(
          "text", "\"t\"",
          "count", "7",
          "flag", "true",
          "time", "\"2024-01-01T00:00:00Z\"",
          "list", "[\"plain\"]",
          "object", "{}");

  private static GeneratedCode code;

  @BeforeAll
  static void generate() throws IOException {
    code = GeneratedCode.of(DOCUMENT, Path.of("target/odd-document"));
  }

  @Test
  void everyNameIsReadIntoAPropertyAndWrittenAgain() throws Exception {
    RecordComponent[] components = code.type("Names").getRecordComponents();
    List<String> names =
        List.of(
            "class",
            "true",
            "yield",
            "record",
            "getClass",
            "hash_code",
            "wait",
            "builder",
            "additional_properties",
            "reader",
            "index",
            "seen",
            "element",
            "moshi",
            "colour_adapter",
            "1st",
            "with space",
            "dotted.name",
            "$dollar",
            "ID",
            "größe",
            "say \\\"hi\\\"",
            "back\\\\slash",
            "...");
    String json =
        names.stream()
            .map(name -> "\"" + name + "\":\"v\"")
            .collect(Collectors.joining(",", "{", "}"));

    Object value = read("Names", json);

    assertThat(components).hasSize(names.size() + 4); // writer, value, colour, additionalProperties
    assertThat(property(value, "additionalProperties")).isEqualTo(Map.of());
    for (String name :
        List.of(
            "propertyClass",
            "propertyTrue",
            "propertyYield",
            "record",
            "propertyGetClass",
            "propertyHashCode",
            "propertyWait",
            "propertyBuilder",
            "propertyAdditionalProperties",
            "reader",
            "colourAdapter",
            "property1st",
            "withSpace",
            "dottedName",
            "dollar",
            "id",
            "größe",
            "sayHi",
            "backSlash",
            "property")) {
      assertThat(property(value, name)).as(name).isEqualTo("v");
    }
    assertThat(code.adapter("Names").toJson(value)).isEqualTo(json);
  }

  @Test
  void textsOfTheDocumentAreTheSameInTheCode() throws Exception {
    Method read =
        Stream.of(code.type("OddApi").getMethods())
            .filter(method -> method.getName().equals("readOdd"))
            .findFirst()
            .orElseThrow();

    assertThat(read.getAnnotation(RequiresPermission.class).value()).isEqualTo("odd.\"read\"");
    for (String text : List.of("say \\\"red\\\"", "back\\\\slash", "ümlaut", "*/", "$1", "色")) {
      assertThat(code.adapter("Colour").toJson(code.adapter("Colour").fromJson("\"" + text + "\"")))
          .isEqualTo("\"" + text + "\"");
    }
    Object known = requireNonNull(code.adapter("Colour").fromJson("\"*/\""));
    assertThat(known.getClass().getMethod("known").invoke(known)).hasToString("COMMENT");
  }

  @ParameterizedTest
  @CsvSource({
    // kind of property, refused if null, refused if absent
    "required, true, true",
    "required_nullable, false, true",
    "nullable, false, false",
    "optional, false, false"
  })
  void nullnessIsAsTheDocumentSays(String nullness, boolean nullRefused, boolean absentRefused)
      throws Exception {
    for (String kind : List.of("text", "count", "flag", "time", "list", "object")) {
      if (kind.equals("object") && nullness.endsWith("nullable")) {
        continue; // a reference cannot say so
      }
      String name = kind + "_" + nullness;
      assertOutcome(
          name, nullness(Map.of(name, "null")), nullRefused, "null is not allowed at $." + name);
      assertOutcome(
          name,
          nullness(Map.of(name, "")),
          absentRefused,
          "\"" + name + "\" is missing in the object at $");
      String json = nullness(Map.of(name, requireNonNull(VALUES.get(kind))));
      assertThat(code.adapter("Nullness").toJson(read("Nullness", json))).isEqualTo(json);
    }
  }

  @Test
  void requiredNullIsWrittenAndOptionalOneIsNot() throws Exception {
    String written = code.adapter("Nullness").toJson(read("Nullness", nullness(Map.of())));

    assertThat(written)
        .contains("\"text_required_nullable\":null", "\"list_required_nullable\":null")
        .doesNotContain("text_nullable", "text_optional");
    assertThat(code.adapter("Nullness").serializeNulls().toJson(read("Nullness", written)))
        .containsOnlyOnce("\"text_required_nullable\":null")
        .contains("\"text_nullable\":null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775807", "-9223372036854775808", "0", "2147483648", "-1"})
  void everyCountOf64BitsComesBackAsItWas(String count) throws Exception {
    Object tree = read("Tree", "{\"count\":" + count + "}");

    assertThat(property(tree, "count")).isEqualTo(Long.valueOf(count));
    assertThat(code.adapter("Tree").toJson(tree)).isEqualTo("{\"count\":" + count + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e19", "0.5", "1e-1"})
  void countBeyond64BitsIsRefused(String count) {
    assertThatThrownBy(() -> read("Tree", "{\"count\":" + count + "}"))
        .isInstanceOf(JsonDataException.class)
        .hasMessage("\"" + count + "\" at $.count is not a whole number of 64 bits");
  }

  @Test
  void treeHoldsTrees() throws Exception {
    String json = "{\"left\":{\"branches\":[{\"count\":1},{}]},\"branches\":[]}";

    assertThat(code.adapter("Tree").toJson(read("Tree", json))).isEqualTo(json);
    assertThatThrownBy(() -> read("Tree", "{\"left\":{\"branches\":[{\"count\":1},7]}}"))
        .hasMessageContaining("$.left.branches[1]");
  }

  private void assertOutcome(String name, String json, boolean refused, String message)
      throws Exception {
    if (refused) {
      assertThatThrownBy(() -> read("Nullness", json)).as(name).hasMessage(message);
    } else {
      assertThat(property(read("Nullness", json), javaName(name))).as(name).isNull();
    }
  }

  /** JSON of Nullness with all that is required, and with these; the empty text is left out. */
  private static String nullness(Map<String, String> changes) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String kind : List.of("text", "count", "flag", "time", "list")) {
      properties.put(kind + "_required", requireNonNull(VALUES.get(kind)));
      properties.put(kind + "_required_nullable", "null");
      properties.put(kind + "_nullable", "");
      properties.put(kind + "_optional", "");
    }
    properties.put("object_required", "{}");
    properties.putAll(changes);
    return properties.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Object read(String model, String json)
      throws IOException, ReflectiveOperationException {
    JsonAdapter<Object> adapter = code.adapter(model);
    return requireNonNull(adapter.fromJson(json));
  }

  private static Object property(Object record, String name) throws ReflectiveOperationException {
    return record.getClass().getMethod(name).invoke(record);
  }

  private static String javaName(String name) {
    String camel =
        Stream.of(name.split("_", -1))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    return Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
  }
}

package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The value that a decoder must return for an example, as a Java expression for {@code
 * value.mustache}.
 *
 * @param start a literal or a type
 * @param calls the method calls on it, each on the result of the one before
 */
record JavaValue(String start, List<Call> calls) {
  /** A call of a method. */
  record Call(String name, List<JavaValue> arguments) {}

  /**
   * Returns the expression for a value that a schema describes.
   *
   * @param resolve follows references
   * @throws IllegalArgumentException if the generated models have no such value
   */
  static JavaValue of(JsonNode value, JsonNode schema, UnaryOperator<JsonNode> resolve) {
    JsonNode resolved = resolve.apply(schema);
    if (value.isNull()) {
      return unknown(value);
    }
    if (resolved.has("x-extensible-enum")) {
      return call(WrittenDocument.nameOf(schema), "of", List.of(unknown(value)));
    }
    if (resolved.path("format").asText().equals("date-time")) {
      return call("Interaction", "time", List.of(unknown(value)));
    }
    if (value.isArray()) {
      JsonNode items = resolved.path("items");
      if (!items.has("$ref")) {
        throw new IllegalArgumentException(
            value + " is a list of values that no component describes; teach the generator");
      }
      return call("List", "of", value.valueStream().map(item -> of(item, items, resolve)).toList());
    }
    return value.isObject() ? record(value, schema, resolve) : unknown(value);
  }

  private static JavaValue record(
      JsonNode value, JsonNode schema, UnaryOperator<JsonNode> resolve) {
    JsonNode properties = resolve.apply(schema).path("properties");
    List<Call> calls = new ArrayList<>(List.of(new Call("builder", List.of())));
    ObjectNode others = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      String name = entry.getKey();
      if (!properties.has(name)) {
        others.set(name, entry.getValue());
      } else if (!entry.getValue().isNull()) {
        JavaValue property = of(entry.getValue(), properties.path(name), resolve);
        calls.add(new Call(JavaNames.property(name), List.of(property)));
      }
    }
    if (!others.isEmpty()) {
      calls.add(new Call("additionalProperties", List.of(unknown(others))));
    }
    calls.add(new Call("build", List.of()));
    return new JavaValue(WrittenDocument.nameOf(schema), calls);
  }

  /** Returns a value without a schema: whole numbers are longs, other numbers decimals. */
  static JavaValue unknown(JsonNode value) {
    if (value.isObject()) {
      Stream<JavaValue> namesAndValues =
          value
              .propertyStream()
              .flatMap(it -> Stream.of(text(it.getKey()), unknown(it.getValue())));
      return call("Interaction", "unknown", namesAndValues.toList());
    }
    if (value.isArray()) {
      return call("Arrays", "<Object>asList", value.valueStream().map(JavaValue::unknown).toList());
    }
    if (value.isTextual()) {
      return text(value.asText());
    }
    if (value.isIntegralNumber()) {
      return literal(value.asText() + "L");
    }
    return literal(
        value.isNumber() ? "new BigDecimal(\"" + value.asText() + "\")" : value.asText());
  }

  static JavaValue text(String text) {
    return literal(Javadoc.quoted(text));
  }

  static JavaValue literal(String source) {
    return new JavaValue(source, List.of());
  }

  private static JavaValue call(String type, String name, List<JavaValue> arguments) {
    return new JavaValue(type, List.of(new Call(name, arguments)));
  }
}

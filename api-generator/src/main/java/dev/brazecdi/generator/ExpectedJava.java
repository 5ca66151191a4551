package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes what a decoder has to make of an example, as a Java expression. */
final class ExpectedJava {
  private final UnaryOperator<JsonNode> resolve;

  ExpectedJava(UnaryOperator<JsonNode> resolve) {
    this.resolve = resolve;
  }

  /** The expression for a value that the schema describes. */
  String of(JsonNode value, JsonNode schema) {
    JsonNode resolved = resolve.apply(schema);
    if (value.isNull()) {
      return "null";
    }
    if (resolved.has("x-extensible-enum")) {
      return ContractDocument.nameOf(schema) + ".of(" + text(value) + ")";
    }
    return switch (resolved.path("type").asText()) {
      case "array" -> list(value, resolved.path("items"));
      case "object" -> record(value, ContractDocument.nameOf(schema), resolved);
      case "string" ->
          resolved.path("format").asText().equals("date-time")
              ? "time(" + text(value) + ")"
              : text(value);
      case "integer" -> value.asText() + "L";
      default -> value.asText();
    };
  }

  private String list(JsonNode value, JsonNode items) {
    if (!items.has("$ref")) {
      throw new IllegalArgumentException(
          value + " is a list of values that no component describes; teach the generator");
    }
    List<String> parts = new ArrayList<>();
    value.forEach(item -> parts.add(of(item, items)));
    return "List.of(" + String.join(", ", parts) + ")";
  }

  private String record(JsonNode value, String type, JsonNode schema) {
    StringBuilder record = new StringBuilder(type).append(".builder()");
    List<String> others = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      JsonNode property = schema.path("properties").path(entry.getKey());
      if (property.isMissingNode()) {
        others.add(literal(entry.getKey()) + ", " + unknown(entry.getValue()));
      } else if (!entry.getValue().isNull()) {
        record
            .append("\n                  .")
            .append(JavaNames.property(entry.getKey()))
            .append('(')
            .append(of(entry.getValue(), property))
            .append(')');
      }
    }
    if (!others.isEmpty()) {
      record
          .append("\n                  .additionalProperties(unknown(")
          .append(String.join(", ", others))
          .append("))");
    }
    return record.append(".build()").toString();
  }

  /** A value that no schema describes, as JSON has it: whole numbers are longs, others decimals. */
  private static String unknown(JsonNode value) {
    if (value.isObject()) {
      List<String> parts = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        parts.add(literal(entry.getKey()));
        parts.add(unknown(entry.getValue()));
      }
      return "unknown(" + String.join(", ", parts) + ")";
    }
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(item -> parts.add(unknown(item)));
      return "Arrays.<Object>asList(" + String.join(", ", parts) + ")";
    }
    if (value.isTextual()) {
      return text(value);
    }
    if (value.isNumber()) {
      return value.isIntegralNumber()
          ? value.asText() + "L"
          : "new BigDecimal(" + text(value) + ")";
    }
    return value.asText(); // true, false, null
  }

  private static String text(JsonNode value) {
    return literal(value.asText());
  }

  static String literal(String text) {
    return "\"" + Javadoc.literal(text) + "\"";
  }
}

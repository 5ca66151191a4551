package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Verifies an example against its schema. */
final class ExampleCheck {
  private final UnaryOperator<JsonNode> resolve;
  private final BiConsumer<String, String> report;
  private boolean unknown;

  ExampleCheck(UnaryOperator<JsonNode> resolve, BiConsumer<String, String> report) {
    this.resolve = resolve;
    this.report = report;
  }

  /** Reports mismatches; returns whether the example has properties that the schema lacks. */
  boolean check(String at, JsonNode value, JsonNode schema) {
    value(at, value, resolve.apply(schema));
    return unknown;
  }

  private void value(String at, JsonNode value, JsonNode schema) {
    if (value.isMissingNode()) {
      report.accept(at, "an example without a value; add one");
      return;
    }
    if (value.isNull()) {
      if (!schema.path("nullable").asBoolean() && !schema.isEmpty()) {
        report.accept(at, "null, which the schema does not allow; correct one of them");
      }
      return;
    }
    boolean fits =
        switch (schema.path("type").asText()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" ->
              value.isTextual()
                  && (!schema.path("format").asText().equals("date-time")
                      || isTime(value.asText()));
          case "integer" -> value.isIntegralNumber();
          case "boolean" -> value.isBoolean();
          default -> true; // any value
        };
    if (!fits) {
      report.accept(
          at,
          "%s is no %s; correct the example"
              .formatted(value, schema.path("format").asText(schema.path("type").asText())));
    } else if (value.isObject()) {
      object(at, value, schema);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        value(at + "/" + i, value.path(i), resolve.apply(schema.path("items")));
      }
    }
  }

  private static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void object(String at, JsonNode value, JsonNode schema) {
    if (!schema.has("properties")) {
      return; // any value
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      JsonNode property = schema.path("properties").path(entry.getKey());
      if (property.isMissingNode()) {
        unknown = true;
      } else {
        value(at + "/" + entry.getKey(), entry.getValue(), resolve.apply(property));
      }
    }
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        report.accept(at, "without " + required.asText() + ", which is required; add it");
      }
    }
  }
}

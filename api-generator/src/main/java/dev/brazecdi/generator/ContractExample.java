package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An example of an answer, and how it comes about.
 *
 * @param operation the operation that is answered
 * @param status the answer's status
 * @param name the example's name
 * @param summary what it is, in a few words
 * @param contract its x-contract
 * @param headers the headers that the document describes of the answer
 * @param body the body
 * @param schema the body's schema
 * @param resolve follows references
 */
record ContractExample(
    ContractOperation operation,
    String status,
    String name,
    String summary,
    JsonNode contract,
    JsonNode headers,
    JsonNode body,
    JsonNode schema,
    UnaryOperator<JsonNode> resolve) {
  private static final Pattern LINK =
      Pattern.compile("<[^>]*[?&]cursor=([^>&]*)[^>]*>; rel=\"(prev|next)\"");

  /** Whether the client depends on it. */
  boolean isInPact() {
    return contract.has("pact");
  }

  boolean isSuccess() {
    return status.startsWith("2");
  }

  /** Its name as a part of a Java constant. */
  String constant() {
    return status + "_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** Its name as a part of a Java method. */
  String method() {
    String camel = JavaNames.property(name);
    return status + camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1);
  }

  /** What it is, for the Javadoc of its test. */
  String title() {
    return status + " " + name + ": " + summary;
  }

  /** The state of the provider. */
  String given() {
    return contract.path("given").asText();
  }

  /** The property that holds the items of a page; empty if the schema has not exactly one list. */
  String itemsName() {
    List<String> lists = WrittenDocument.lists(resolve.apply(schema));
    return lists.size() == 1 ? lists.get(0) : "";
  }

  /** What the interaction is called in a pact. */
  String description() {
    return operation.summary() + ", " + status + " " + name + ": " + summary;
  }

  /**
   * The value of a parameter that is sent; null if it is not.
   *
   * @param parameter the parameter
   */
  @Nullable String value(JsonNode parameter) {
    String parameterName = parameter.path("name").asText();
    JsonNode given = contract.path("request").path(parameterName);
    if (!given.isMissingNode()) {
      return given.asText();
    }
    return parameter.path("required").asBoolean() || isFromState(parameter)
        ? parameter.path("example").asText()
        : null;
  }

  /** Whether a verifier takes the value of a parameter from the provider's state. */
  boolean isFromState(JsonNode parameter) {
    String parameterName = parameter.path("name").asText();
    for (JsonNode name : contract.path("fromState")) {
      if (name.asText().equals(parameterName)) {
        return true;
      }
    }
    return parameter.path("required").asBoolean() && !contract.path("request").has(parameterName);
  }

  /** The path, with a value for each parameter, or {@code ${name}} where the state gives it. */
  String path(boolean fromState) {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters()) {
      if (parameter.path("in").asText().equals("path")) {
        String parameterName = parameter.path("name").asText();
        String value =
            fromState && isFromState(parameter)
                ? "${" + parameterName + "}"
                : String.valueOf(value(parameter));
        path = path.replace("{" + parameterName + "}", value);
      }
    }
    return path;
  }

  /** The headers of the answer, with their values. */
  Map<String, String> answerHeaders() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : headers.properties()) {
      JsonNode header = resolve.apply(entry.getValue());
      JsonNode given = contract.path("headers").path(entry.getKey());
      if (given.isNull()) {
        continue;
      }
      if (header.has("examples")) {
        if (given.isTextual()) {
          String text = header.path("examples").path(given.asText()).path("value").asText();
          values.put(entry.getKey(), text.strip());
        }
      } else if (given.isTextual()) {
        values.put(entry.getKey(), given.asText());
      } else if (header.has("example")) {
        values.put(entry.getKey(), header.path("example").asText());
      }
    }
    return values;
  }

  /** The headers that the client depends on, with their patterns. */
  Map<String, String> pactHeaders() {
    Map<String, String> patterns = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : contract.path("pact").path("headers").properties()) {
      String pattern = entry.getValue().asText();
      if (pattern.equals("documented")) {
        JsonNode header = resolve.apply(headers.path(entry.getKey()));
        String example = contract.path("headers").path(entry.getKey()).asText();
        pattern = header.at("/examples/" + example + "/x-contract/pattern").asText().strip();
        if (pattern.isEmpty()) {
          throw new IllegalArgumentException(
              description()
                  + ": the pact wants "
                  + entry.getKey()
                  + " as it is documented, but its example \""
                  + example
                  + "\" has no x-contract: {pattern: …}; add it");
        }
      }
      patterns.put(entry.getKey(), pattern);
    }
    return patterns;
  }

  /** The cursor of the answer's link with that relation type; null if it has none. */
  @Nullable String cursor(String relationType) {
    Matcher links = LINK.matcher(answerHeaders().getOrDefault("Link", ""));
    while (links.find()) {
      if (links.group(2).equals(relationType)) {
        return links.group(1);
      }
    }
    return null;
  }

  /** What of the body the client depends on. */
  PactBody pactBody() {
    return PactBody.of(this, contract.path("pact").path("body"));
  }
}

package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * An example of a response, and how a test obtains it.
 *
 * @param operation the operation
 * @param status the status of the response
 * @param name the example's name
 * @param summary a short description
 * @param contract its x-contract
 * @param headers the documented headers of the response
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

  /** Returns whether the client depends on it. */
  boolean isInPact() {
    return contract.has("pact");
  }

  boolean isSuccess() {
    return status.startsWith("2");
  }

  /** Returns its name as a part of a Java constant. */
  String constant() {
    return status + "_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** Returns its name as a part of a Java method. */
  String method() {
    return status + StringUtils.capitalize(JavaNames.property(name));
  }

  /** Returns its title for the Javadoc of the test. */
  String title() {
    return status + " " + name + ": " + summary;
  }

  /** Returns the provider state. */
  String given() {
    return contract.path("given").asText();
  }

  /**
   * Returns the property with the items of a page; empty unless the schema has exactly one list.
   */
  String itemsName() {
    List<String> lists = WrittenDocument.lists(resolve.apply(schema));
    return lists.size() == 1 ? lists.get(0) : "";
  }

  /** Returns the name of the interaction in a pact. */
  String description() {
    return operation.summary() + ", " + status + " " + name + ": " + summary;
  }

  /**
   * Returns the value that is sent for a parameter; null if it is not sent.
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

  /** Returns whether a verifier takes the value of a parameter from the provider state. */
  boolean isFromState(JsonNode parameter) {
    String parameterName = parameter.path("name").asText();
    boolean listed =
        contract.path("fromState").valueStream().anyMatch(it -> it.asText().equals(parameterName));
    return listed
        || (parameter.path("required").asBoolean() && !contract.path("request").has(parameterName));
  }

  /** Returns the path with values, or {@code ${name}} for a value from the provider state. */
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

  /** Returns the headers of the response with their values. */
  Map<String, String> answerHeaders() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : headers.properties()) {
      JsonNode header = resolve.apply(entry.getValue());
      JsonNode given = contract.path("headers").path(entry.getKey());
      if (given.isTextual()) {
        JsonNode example = header.path("examples").path(given.asText()).path("value");
        boolean named = header.has("examples");
        values.put(entry.getKey(), named ? example.asText().strip() : given.asText());
      } else if (!given.isNull() && !header.has("examples") && header.has("example")) {
        values.put(entry.getKey(), header.path("example").asText());
      }
    }
    return values;
  }

  /** Returns the headers that the client depends on, with their patterns. */
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
              "%s: the pact wants %s as it is documented, but its example \"%s\""
                      .formatted(description(), entry.getKey(), example)
                  + " has no x-contract: {pattern: …}; add it");
        }
      }
      patterns.put(entry.getKey(), pattern);
    }
    return patterns;
  }

  /** Returns the cursor of the link with a relation type; null without one. */
  @Nullable String cursor(String relationType) {
    return LINK.matcher(answerHeaders().getOrDefault("Link", ""))
        .results()
        .filter(link -> link.group(2).equals(relationType))
        .map(link -> link.group(1))
        .findFirst()
        .orElse(null);
  }

  /** Returns the part of the body that the client depends on. */
  PactBody pactBody() {
    return PactBody.of(this, contract.path("pact").path("body"));
  }
}

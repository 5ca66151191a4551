package dev.brazecdi.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What readers of the document may rely on and openapi-diff does not look after: sentences, by what
 * they speak of. A sentence that a later document does not have is a broken promise, a new one is
 * none. Examples and descriptions promise nothing.
 *
 * <p>Schemas are those of answers, for requests have no body.
 */
final class Promises {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final JsonNode document;
  private final Map<String, Set<String>> sentences = new LinkedHashMap<>();
  private final Map<String, JsonNode> rateLimits = new LinkedHashMap<>();

  private Promises(String text) {
    try {
      document = YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    document.path("servers").forEach(this::server);
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        operation(
            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
            operation.getValue());
      }
    }
    for (Map.Entry<String, JsonNode> schema : at("/components/schemas").properties()) {
      schema(schema.getKey(), schema.getValue());
    }
  }

  /** What the first document promises and the second one does not. */
  static List<String> broken(String released, String current) {
    return new Promises(released).brokenBy(new Promises(current));
  }

  private List<String> brokenBy(Promises current) {
    List<String> broken = new ArrayList<>();
    Set<String> gone = new LinkedHashSet<>(sentences.keySet());
    gone.removeAll(current.sentences.keySet());
    sentences.forEach(
        (subject, kept) -> {
          if (gone.contains(subject)) {
            if (gone.stream().noneMatch(other -> subject.startsWith(other + ", "))) {
              broken.add(subject + " is gone");
            }
            return;
          }
          Set<String> lost = new LinkedHashSet<>(kept);
          lost.removeAll(current.sentences.getOrDefault(subject, Set.of()));
          lost.forEach(sentence -> broken.add(subject + " no longer " + sentence));
        });
    rateLimits.forEach(
        (operation, limit) -> {
          JsonNode now = current.rateLimits.getOrDefault(operation, limit);
          if (!now.path("seconds").equals(limit.path("seconds"))
              || now.path("requests").asInt() < limit.path("requests").asInt()) {
            broken.add(operation + " no longer has x-rate-limit " + limit + " or more, but " + now);
          }
        });
    return broken;
  }

  private void promise(String subject, String sentence) {
    sentences.computeIfAbsent(subject, s -> new LinkedHashSet<>()).add(sentence);
  }

  private void server(JsonNode server) {
    String subject = "the server of " + server.path("x-instance").asText();
    promise(subject, "is " + server.path("url").asText());
    promise(subject, "has x-dashboard " + server.path("x-dashboard").asText());
  }

  private void operation(String subject, JsonNode operation) {
    promise(subject, "has the name " + operation.path("operationId").asText());
    promise(subject, "has the tags " + operation.path("tags"));
    for (String extension : List.of("x-permission", "x-paging", "x-conflict")) {
      JsonNode value = operation.path(extension);
      promise(
          subject, value.isMissingNode() ? "lacks " + extension : "has " + extension + " " + value);
    }
    rateLimits.put(subject, operation.path("x-rate-limit"));
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter = resolved(reference);
      promise(
          subject + ", parameter " + parameter.path("name").asText(),
          "is " + type(parameter.path("schema")));
    }
    List<String> successes = new ArrayList<>();
    operation.path("responses").fieldNames().forEachRemaining(successes::add);
    successes.removeIf(status -> !status.startsWith("2"));
    promise(subject, "has the successes " + successes);
    for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
      for (Map.Entry<String, JsonNode> header :
          resolved(answer.getValue()).path("headers").properties()) {
        promise(
            subject + ", answer " + answer.getKey() + ", header " + header.getKey(),
            "is " + type(resolved(header.getValue()).path("schema")));
      }
    }
  }

  private void schema(String name, JsonNode schema) {
    String subject = "the schema " + name;
    promise(subject, "is " + type(schema));
    values(subject, schema);
    for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
      JsonNode property = resolved(entry.getValue());
      String place = subject + ", " + entry.getKey();
      promise(place, "is " + type(property));
      if (!property.path("nullable").asBoolean()) {
        promise(place, "is never null");
      }
      for (JsonNode required : schema.path("required")) {
        if (required.asText().equals(entry.getKey())) {
          promise(place, "is always there");
        }
      }
      values(place, property);
    }
  }

  private void values(String subject, JsonNode schema) {
    List<String> terminal = new ArrayList<>();
    schema.path("x-terminal").forEach(value -> terminal.add(value.asText()));
    int i = 0;
    for (JsonNode value : schema.path("x-extensible-enum")) {
      String place = subject + ", value " + value.asText();
      promise(place, "has the name " + schema.path("x-enum-varnames").path(i++).asText());
      promise(place, terminal.contains(value.asText()) ? "is x-terminal" : "may change");
    }
  }

  /** The type on the wire, down to the items of a list. */
  private String type(JsonNode schema) {
    JsonNode resolved = resolved(schema);
    String type = resolved.path("type").asText("anything");
    String format = resolved.path("format").asText("");
    return type
        + (format.isEmpty() ? "" : " (" + format + ")")
        + (type.equals("array") ? " of " + type(resolved.path("items")) : "");
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? resolved(at(reference.asText().substring(1))) : node;
  }

  private JsonNode at(String pointer) {
    return document.at(pointer);
  }
}

package dev.brazecdi.api;

import static java.util.Objects.requireNonNull;

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
 */
final class Promises {
  /** The kinds of promises, each of them one that openapi-diff lets a document break. */
  enum Kind {
    SERVER("compares no servers"),
    TAG("compares no tags"),
    SUCCESS("takes a second success for compatible"),
    EXTENSION("compares no extensions"),
    RATE_LIMIT("compares no extensions"),
    VALUE("compares no extensions"),
    SCHEMA("compares schemas where they are used, whatever they are called"),
    PROPERTY("takes it for compatible that an optional property is removed"),
    NEVER_NULL("takes it for compatible that a property becomes nullable");

    private final String missed;

    Kind(String missed) {
      this.missed = missed;
    }

    /** What openapi-diff does instead. */
    String missed() {
      return missed;
    }
  }

  /** A promise that is broken. */
  record Broken(Kind kind, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static final YAMLMapper YAML = new YAMLMapper();

  private final JsonNode document;
  private final Map<String, Kind> subjects = new LinkedHashMap<>();
  private final Map<String, Map<String, Kind>> sentences = new LinkedHashMap<>();
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
        String method = operation.getKey().toUpperCase(Locale.ROOT);
        operation(method + " " + path.getKey(), operation.getValue());
      }
    }
    for (Map.Entry<String, JsonNode> schema : document.at("/components/schemas").properties()) {
      schema("the schema " + schema.getKey(), schema.getValue());
    }
  }

  /** What the first document promises and the second one does not. */
  static List<Broken> broken(String released, String current) {
    return new Promises(released).brokenBy(new Promises(current));
  }

  private List<Broken> brokenBy(Promises current) {
    List<Broken> broken = new ArrayList<>();
    Set<String> gone = new LinkedHashSet<>(subjects.keySet());
    gone.removeAll(current.subjects.keySet());
    for (String subject : gone) {
      if (gone.stream().noneMatch(other -> subject.startsWith(other + ", "))) {
        broken.add(new Broken(requireNonNull(subjects.get(subject)), subject + " is gone"));
      }
    }
    sentences.forEach(
        (subject, promised) -> {
          // A subject that is gone is reported above; an operation that is gone, by openapi-diff.
          Map<String, Kind> none = current.subjects.containsKey(subject) ? Map.of() : promised;
          Map<String, Kind> lost = new LinkedHashMap<>(promised);
          lost.keySet().removeAll(current.sentences.getOrDefault(subject, none).keySet());
          lost.forEach(
              (sentence, kind) -> broken.add(new Broken(kind, subject + " no longer " + sentence)));
        });
    rateLimits.forEach(
        (operation, limit) -> {
          JsonNode now = current.rateLimits.getOrDefault(operation, limit);
          if (!now.path("seconds").equals(limit.path("seconds"))
              || now.path("requests").asInt() < limit.path("requests").asInt()) {
            String text = " no longer has x-rate-limit " + limit + " or more, but " + now;
            broken.add(new Broken(Kind.RATE_LIMIT, operation + text));
          }
        });
    return broken;
  }

  private void promise(Kind kind, String subject, String sentence) {
    sentences.computeIfAbsent(subject, s -> new LinkedHashMap<>()).put(sentence, kind);
  }

  private void server(JsonNode server) {
    String subject = "the server of " + server.path("x-instance").asText();
    subjects.put(subject, Kind.SERVER);
    promise(Kind.SERVER, subject, "is " + server.path("url").asText());
    promise(Kind.SERVER, subject, "has x-dashboard " + server.path("x-dashboard").asText());
  }

  private void operation(String subject, JsonNode operation) {
    promise(Kind.TAG, subject, "has the tags " + operation.path("tags"));
    for (String extension : List.of("x-permission", "x-paging", "x-conflict")) {
      JsonNode value = promised(operation, extension);
      promise(
          Kind.EXTENSION,
          subject,
          value.isMissingNode() ? "lacks " + extension : "has " + extension + " " + value);
    }
    rateLimits.put(subject, operation.path("x-rate-limit"));
    List<String> successes = new ArrayList<>();
    operation.path("responses").fieldNames().forEachRemaining(successes::add);
    successes.removeIf(status -> !status.startsWith("2"));
    promise(Kind.SUCCESS, subject, "has the successes " + successes);
  }

  /** Of a conflict, the status: its message is an error text, which may be completed. */
  private static JsonNode promised(JsonNode operation, String extension) {
    JsonNode value = operation.path(extension);
    return value.has("status") ? value.path("status") : value;
  }

  private void schema(String subject, JsonNode schema) {
    subjects.put(subject, Kind.SCHEMA);
    values(subject, schema);
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String place = subject + ", " + property.getKey();
      subjects.put(place, Kind.PROPERTY);
      if (!property.getValue().path("nullable").asBoolean()) {
        promise(Kind.NEVER_NULL, place, "is never null");
      }
    }
  }

  private void values(String subject, JsonNode schema) {
    List<String> terminal = new ArrayList<>();
    schema.path("x-terminal").forEach(value -> terminal.add(value.asText()));
    int i = 0;
    for (JsonNode value : schema.path("x-extensible-enum")) {
      String place = subject + ", value " + value.asText();
      String name = schema.path("x-enum-varnames").path(i++).asText();
      subjects.put(place, Kind.VALUE);
      promise(Kind.VALUE, place, "has the name " + name);
      promise(
          Kind.VALUE, place, terminal.contains(value.asText()) ? "is x-terminal" : "may change");
    }
  }
}

package dev.brazecdi.cli.doctor.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** An OpenAPI document: its operations, their parameters, statuses, headers and fields. */
public final class ApiDocument {
  private static final String RESOURCE = "/dev/brazecdi/api/openapi.yaml";
  private static final int LONGEST = 1 << 20;
  private static final int DEEPEST = 12;
  private static final int MOST_SCHEMAS = 20_000;
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final Map<?, ?> root;
  private int looked;
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Set<String> members = new HashSet<>();

  private ApiDocument(Map<?, ?> root) {
    this.root = root;
    map(root.get("paths"))
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(String.valueOf(method))) {
                            add(String.valueOf(path), String.valueOf(method), map(item), operation);
                          }
                        }));
    for (Operation operation : operations.values()) {
      operation.fields().values().forEach(fields -> fields.keySet().forEach(this::addMember));
    }
    members.addAll(Set.of("id", "parameters", "parameter_values", "error"));
  }

  private void addMember(String field) {
    members.add(field.substring(field.lastIndexOf('.') + 1).replace("[]", ""));
  }

  /** This project's own document. */
  public static ApiDocument own() {
    try (InputStream in = ApiDocument.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + RESOURCE);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ApiDocument parse(String yaml) {
    Object root;
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel("document").setCodePointLimit(LONGEST).build();
      root = new Load(settings).loadFromString(yaml);
    } catch (YamlEngineException | StackOverflowError e) {
      throw new IllegalArgumentException("it is no YAML", e);
    }
    if (!(root instanceof Map<?, ?> map) || !(map.get("paths") instanceof Map<?, ?>)) {
      throw new IllegalArgumentException("it is no OpenAPI document: it has no paths");
    }
    return new ApiDocument(map);
  }

  /** The operations by method and path, whose parameters have no names, as {@code GET /a/{}}. */
  Map<String, Operation> operations() {
    return operations;
  }

  /** The operation of that id. */
  public @Nullable Operation operation(@Nullable String id) {
    return operations.values().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Whether a schema of the document has a member of that name. */
  boolean isMember(String name) {
    return members.contains(name);
  }

  /** The statuses of a sync that are documented. */
  List<String> statuses() {
    Map<?, ?> status = map(map(map(root.get("components")).get("schemas")).get("JobStatus"));
    return strings(status.get("x-extensible-enum"));
  }

  private void add(String path, String method, Map<?, ?> item, @Nullable Object value) {
    Map<?, ?> operation = map(value);
    TreeMap<String, String> parameters = new TreeMap<>();
    for (Object parameter : concat(item.get("parameters"), operation.get("parameters"))) {
      Map<?, ?> resolved = resolve(parameter);
      boolean required = Boolean.TRUE.equals(resolved.get("required"));
      parameters.put(
          resolved.get("in") + " " + resolved.get("name"), required ? "required" : "optional");
    }
    Map<String, Set<String>> headers = new TreeMap<>();
    Map<String, Map<String, Field>> fields = new TreeMap<>();
    map(operation.get("responses"))
        .forEach(
            (status, response) -> {
              Map<?, ?> resolved = resolve(response);
              headers.put(String.valueOf(status), lowerCase(map(resolved.get("headers")).keySet()));
              Map<String, Field> found = new LinkedHashMap<>();
              collect(schema(resolved), "", false, found, 0);
              fields.put(String.valueOf(status), found);
            });
    String key = method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*\\}", "{}");
    operations.put(
        key,
        new Operation(
            String.valueOf(operation.get("operationId")),
            method.toUpperCase(Locale.ROOT) + " " + path,
            number(map(operation.get("x-rate-limit")).get("requests")),
            parameters,
            headers,
            fields));
  }

  private static Set<String> lowerCase(Set<?> names) {
    return names.stream()
        .map(name -> String.valueOf(name).toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<?, ?> schema(Map<?, ?> response) {
    for (Map.Entry<?, ?> content : map(response.get("content")).entrySet()) {
      if (String.valueOf(content.getKey()).contains("json")) {
        return map(map(content.getValue()).get("schema"));
      }
    }
    return Map.of();
  }

  /** Finds the fields of a schema: {@code results[].job_status} and its like. */
  private void collect(
      @Nullable Object value, String path, boolean required, Map<String, Field> found, int depth) {
    Map<?, ?> schema = resolve(value);
    if (depth > DEEPEST) {
      return;
    }
    if (++looked > MOST_SCHEMAS) {
      throw new IllegalArgumentException("it has more than " + MOST_SCHEMAS + " schemas");
    }
    for (String composition : List.of("allOf", "oneOf", "anyOf")) {
      if (schema.get(composition) instanceof List<?> parts) {
        parts.forEach(part -> collect(part, path, required, found, depth + 1));
      }
    }
    String type = type(schema);
    if (!path.isEmpty() && (!type.isEmpty() || !found.containsKey(path))) {
      found.put(path, new Field(type, required, "date-time".equals(schema.get("format"))));
    }
    List<String> names = strings(schema.get("required"));
    String prefix = path.isEmpty() ? "" : path + ".";
    map(schema.get("properties"))
        .forEach(
            (name, property) ->
                collect(
                    property,
                    prefix + name,
                    names.contains(String.valueOf(name)),
                    found,
                    depth + 1));
    if (schema.get("items") instanceof Map<?, ?> items && !items.isEmpty()) {
      collect(items, path + "[]", false, found, depth + 1);
    }
  }

  /** The type, without null; empty if the schema has none. */
  private static String type(Map<?, ?> schema) {
    Object type = schema.get("type");
    if (type instanceof List<?> types) {
      return types.stream()
          .map(String::valueOf)
          .filter(one -> !one.equals("null"))
          .sorted()
          .collect(Collectors.joining("|"));
    }
    if (type == null) {
      return schema.containsKey("properties") ? "object" : "";
    }
    return String.valueOf(type);
  }

  /** What a reference within the document leads to. */
  private Map<?, ?> resolve(@Nullable Object value) {
    Map<?, ?> current = map(value);
    for (int i = 0; i < DEEPEST && current.get("$ref") instanceof String ref; i++) {
      if (!ref.startsWith("#/")) {
        return Map.of();
      }
      Object target = root;
      for (String segment : ref.substring(2).split("/", -1)) {
        target = map(target).get(segment.replace("~1", "/").replace("~0", "~"));
      }
      current = map(target);
    }
    return current;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<String> strings(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static List<Object> concat(@Nullable Object first, @Nullable Object second) {
    List<Object> all = new ArrayList<>();
    all.addAll(first instanceof List<?> list ? list : List.of());
    all.addAll(second instanceof List<?> list ? list : List.of());
    return all;
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }

  /**
   * An operation.
   *
   * @param id its operationId
   * @param name method and path
   * @param limit requests a window; 0 if the document does not say
   * @param parameters where and name, and whether they are required
   * @param headers the headers of each status, in lower case
   * @param fields the fields of each status by their path
   */
  public record Operation(
      String id,
      String name,
      int limit,
      Map<String, String> parameters,
      Map<String, Set<String>> headers,
      Map<String, Map<String, Field>> fields) {}

  /**
   * A field of a body.
   *
   * @param type the type; empty if the document does not say
   * @param required whether it is always there
   */
  record Field(String type, boolean required, boolean isTime) {}
}

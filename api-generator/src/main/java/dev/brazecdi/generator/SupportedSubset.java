package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The constructs of OpenAPI that the generator turns into right Java. Everything else stops the
 * build with the place in the document and the way out; guessing would make code that does not
 * compile, or worse, does.
 *
 * <p>The document is read as it was written, and every keyword has to be one that is expected where
 * it stands: what nobody thought of is refused as well.
 */
final class SupportedSubset {
  private static final Set<String> METHODS = Set.of("get", "post");
  private static final Set<String> TYPES =
      Set.of("string", "string/date-time", "integer/int64", "boolean");
  private static final String PATH = "/([A-Za-z0-9._/-]|\\{[A-Za-z][A-Za-z0-9_-]*})+";
  private static final int MOST_PROPERTIES = Long.SIZE; // which were seen is kept in a long

  private static final Map<String, String> WAYS_OUT =
      Map.ofEntries(
          Map.entry("enum", "an enum; make it a component with x-extensible-enum"),
          Map.entry("default", "a default; describe it in words"),
          Map.entry("readOnly", "readOnly; leave it out, the client only reads"),
          Map.entry("writeOnly", "writeOnly; leave it out, the client only reads"),
          Map.entry("oneOf", "oneOf; use one object with optional properties"),
          Map.entry("anyOf", "anyOf; use one object with optional properties"),
          Map.entry("not", "not; use one object with optional properties"),
          Map.entry("allOf", "allOf; write the properties out"),
          Map.entry("discriminator", "a discriminator; use one object with optional properties"),
          Map.entry("uniqueItems", "a set; leave it out, lists keep what was sent"),
          Map.entry("requestBody", "a request body; teach the generator to send one"),
          Map.entry("callbacks", "callbacks; describe them in words"),
          Map.entry("deprecated", "deprecated; teach the generator to say so in Java"),
          Map.entry("security", "security of its own; use the document's for all operations"),
          Map.entry("content", "content; give it a schema of type string"));

  private final JsonNode document;
  private final List<String> problems = new ArrayList<>();

  private SupportedSubset(JsonNode document) {
    this.document = document;
  }

  /**
   * Returns if the generator supports the whole document.
   *
   * @param document the document, as it was written
   * @throws IllegalArgumentException naming every place that it does not support
   */
  static void require(JsonNode document) {
    SupportedSubset subset = new SupportedSubset(document);
    subset.check();
    if (!subset.problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the document holds what the generator does not support:\n  "
              + String.join("\n  ", subset.problems));
    }
  }

  private void check() {
    expect("#", document, "openapi info servers tags security paths components externalDocs");
    if (!document.path("openapi").asText().startsWith("3.0.")) {
      report("#/openapi", "OpenAPI " + document.path("openapi").asText() + "; use 3.0");
    }
    each("#/servers", document.path("servers"), this::server);
    each("#/paths", document.path("paths"), this::path);
    JsonNode components = document.path("components");
    expect("#/components", components, "securitySchemes parameters headers responses schemas");
    each("#/components/securitySchemes", components.path("securitySchemes"), this::security);
    each("#/components/parameters", components.path("parameters"), this::parameter);
    each("#/components/headers", components.path("headers"), this::header);
    each("#/components/responses", components.path("responses"), this::response);
    each("#/components/schemas", components.path("schemas"), this::component);
  }

  private void server(String at, JsonNode server) {
    expect(at, server, "url description x-instance x-dashboard");
    if (!server.path("x-instance").asText().matches("[A-Z][A-Z0-9-]*")
        || !server.path("x-dashboard").isTextual()) {
      report(at, "a server without a name; add x-instance and x-dashboard");
    }
  }

  private void security(String at, JsonNode scheme) {
    expect(at, scheme, "type scheme description");
    if (!scheme.path("type").asText().equals("http")
        || !scheme.path("scheme").asText().equals("bearer")) {
      report(at, "a security scheme other than a bearer token; the client sends no other");
    }
  }

  private void path(String at, JsonNode path) {
    String name = at.substring(at.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    if (!name.matches(PATH)) {
      report(at, "a path with other characters than letters, digits, - . _ / and {names}");
    }
    for (Map.Entry<String, JsonNode> entry : path.properties()) {
      String place = at + "/" + entry.getKey();
      if (METHODS.contains(entry.getKey())) {
        operation(place, entry.getValue());
      } else if (entry.getKey().equals("parameters")) {
        report(place, "parameters of a path; move them to its operations");
      } else {
        report(place, entry.getKey() + "; use get or post, or teach the generator");
      }
    }
  }

  private void operation(String at, JsonNode operation) {
    expect(
        at,
        operation,
        "tags operationId summary description parameters responses"
            + " x-permission x-rate-limit x-paging x-conflict");
    if (!operation.path("operationId").asText().matches("[a-z][A-Za-z0-9]*")) {
      report(at, "an operation without a name; add an operationId in lowerCamelCase");
    }
    JsonNode tags = operation.path("tags");
    if (tags.size() != 1 || !tags.path(0).asText().matches("[A-Z][A-Za-z0-9]*")) {
      report(at, "an operation without one tag in UpperCamelCase; it names the Java interface");
    }
    if (!operation.path("x-permission").isTextual()) {
      report(at, "an operation without a permission; add x-permission");
    }
    JsonNode limit = operation.path("x-rate-limit");
    expect(at + "/x-rate-limit", limit, "requests seconds");
    if (!limit.path("requests").isInt()
        || !limit.path("seconds").isInt()
        || limit.path("requests").asInt() <= 0
        || limit.path("seconds").asInt() <= 0) {
      report(at, "an operation without a rate limit; add x-rate-limit: {requests, seconds}");
    }
    each(at + "/parameters", operation.path("parameters"), this::parameter);
    each(at + "/responses", operation.path("responses"), this::response);
    names(at + "/parameters", operation.path("parameters"));
    paging(at, operation);
    successes(at + "/responses", operation.path("responses"));
  }

  /** Parameters have a name each in Java, and none that the generated methods add. */
  private void names(String at, JsonNode parameters) {
    Set<String> names = new HashSet<>(Set.of("context"));
    for (JsonNode parameter : parameters) {
      String name = resolved(parameter).path("name").asText();
      if (!names.add(JavaNames.property(name))) {
        report(at, "the parameter " + name + ", a name that Java has twice here; choose another");
      }
    }
  }

  private void paging(String at, JsonNode operation) {
    JsonNode paging = operation.path("x-paging");
    expect(at + "/x-paging", paging, "cursor pageSize");
    expect(at + "/x-conflict", operation.path("x-conflict"), "status");
    if (operation.has("x-paging") && !hasQuery(operation, paging.path("cursor").asText())) {
      report(at + "/x-paging", "a cursor that is no query parameter; add the parameter");
    }
    if (operation.has("x-paging")
        && (!paging.path("cursor").isTextual() || paging.path("pageSize").asInt() <= 0)) {
      report(at + "/x-paging", "a paging that lacks something; it has {cursor, pageSize}");
    }
    if (operation.has("x-conflict") && operation.path("x-conflict").path("status").asInt() <= 0) {
      report(at + "/x-conflict", "a conflict without a status; it has {status}");
    }
  }

  private boolean hasQuery(JsonNode operation, String name) {
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode resolved = resolved(parameter);
      if (resolved.path("in").asText().equals("query")
          && resolved.path("name").asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode resolved(JsonNode node) {
    return WrittenDocument.resolved(document, node);
  }

  private void successes(String at, JsonNode responses) {
    int successes = 0;
    for (Map.Entry<String, JsonNode> entry : responses.properties()) {
      String status = entry.getKey();
      if (!status.matches("[1-5][0-9][0-9]")) {
        report(at + "/" + status, "the status " + status + "; name each status");
      } else if (status.startsWith("2")) {
        successes++;
        if (!resolved(entry.getValue()).has("content")) {
          report(at + "/" + status, "a success without content; describe its body");
        }
      }
    }
    if (successes != 1) {
      report(at, successes + " successes; an operation has one, for it returns one type");
    }
  }

  private void parameter(String at, JsonNode parameter) {
    if (isReference(at, parameter)) {
      return;
    }
    expect(at, parameter, "name in required description schema example examples");
    String in = parameter.path("in").asText();
    if (!in.equals("path") && !in.equals("query")) {
      report(at, "a parameter in " + in + "; use a path or query parameter");
    }
    JsonNode schema = parameter.path("schema");
    expect(at + "/schema", schema, "type minLength");
    if (!schema.path("type").asText().equals("string")) {
      report(at + "/schema", "a parameter that is not a plain string; use type: string");
    }
  }

  private void header(String at, JsonNode header) {
    if (isReference(at, header)) {
      return;
    }
    expect(at, header, "description required schema example examples");
    expect(at + "/schema", header.path("schema"), "type");
    if (!header.path("schema").path("type").asText().equals("string")) {
      report(at, "a header that is not a plain string; use type: string");
    }
  }

  private void response(String at, JsonNode response) {
    if (isReference(at, response)) {
      return;
    }
    expect(at, response, "description headers content");
    each(at + "/headers", response.path("headers"), this::header);
    each(at + "/content", response.path("content"), this::body);
  }

  private void body(String at, JsonNode body) {
    String type = at.substring(at.lastIndexOf('/') + 1).replace("~1", "/");
    if (!type.equals("application/json")) {
      report(at, "the media type " + type + "; use application/json");
    }
    expect(at, body, "schema example examples");
    if (!isReference(at + "/schema", body.path("schema"))) {
      report(at + "/schema", "an inline schema; move it to #/components/schemas and refer");
    }
  }

  private void component(String at, JsonNode schema) {
    String name = at.substring(at.lastIndexOf('/') + 1);
    if (!name.matches("[A-Z][A-Za-z0-9]*")) {
      report(at, "the schema name " + name + "; write it in UpperCamelCase");
    } else if (JavaNames.isTaken(name)) {
      report(at, "the schema name " + name + ", which the generated code needs; choose another");
    }
    if (schema.has("x-extensible-enum")) {
      openEnum(at, schema);
    } else if (schema.path("type").asText().equals("object")) {
      object(at, schema);
    } else {
      expect(at, schema, "type description");
      report(at, "a component that is neither an object nor has x-extensible-enum; inline it");
    }
  }

  private void openEnum(String at, JsonNode schema) {
    expect(
        at,
        schema,
        "type description x-extensible-enum x-enum-varnames x-enum-descriptions x-terminal");
    if (!schema.path("type").asText().equals("string")) {
      report(at, "x-extensible-enum of type " + schema.path("type").asText() + "; use string");
    }
    JsonNode values = schema.path("x-extensible-enum");
    Set<String> seen = new HashSet<>();
    for (JsonNode value : values) {
      if (!value.isTextual() || !seen.add(value.asText().toLowerCase(java.util.Locale.ROOT))) {
        report(at, "the value " + value + ", which is no text or is there twice; correct it");
      }
    }
    for (String list : List.of("x-enum-varnames", "x-enum-descriptions")) {
      if (schema.path(list).size() != values.size() || values.isEmpty()) {
        report(at, "values that have no " + list + "; add one entry for each value");
      }
    }
    for (JsonNode name : schema.path("x-enum-varnames")) {
      if (!name.asText().matches("[A-Z][A-Z0-9_]*")
          || Set.of("UNKNOWN", "VALUES").contains(name.asText())
          || !seen.add(name.asText() + " ")) {
        report(
            at, "the name " + name + "; write it in UPPER_CASE, once, and not UNKNOWN or VALUES");
      }
    }
    if (!schema.path("x-terminal").isArray()) {
      report(at, "values of which nobody knows which are final; add x-terminal");
    }
    Set<String> exact = new HashSet<>();
    values.forEach(value -> exact.add(value.asText()));
    for (JsonNode value : schema.path("x-terminal")) {
      if (!exact.contains(value.asText())) {
        report(at + "/x-terminal", value + ", which is none of the values; name one");
      }
    }
  }

  private void object(String at, JsonNode schema) {
    expect(at, schema, "type description required additionalProperties properties");
    JsonNode additional = schema.path("additionalProperties");
    if (additional.isObject()) {
      report(at + "/additionalProperties", "a map; name the properties, others are kept");
    } else if (!additional.asBoolean()) {
      report(at, "an object that is closed; add additionalProperties: true, others are kept");
    }
    JsonNode properties = schema.path("properties");
    if (properties.isEmpty()) {
      report(at, "an object without properties; name one, others are kept");
    }
    if (properties.size() > MOST_PROPERTIES) {
      report(at, properties.size() + " properties; " + MOST_PROPERTIES + " are the most");
    }
    each(at + "/properties", properties, this::property);
    Map<String, String> names = new java.util.HashMap<>();
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      String other = names.put(JavaNames.property(property.getKey()), property.getKey());
      if (other != null) {
        report(
            at + "/properties/" + pointer(property.getKey()),
            "a name that is the same in Java as " + other + "; the client cannot tell them apart");
      }
    }
    for (JsonNode required : schema.path("required")) {
      if (!properties.has(required.asText())) {
        report(at + "/required", required + ", which is no property; name one");
      }
    }
  }

  private void property(String at, JsonNode schema) {
    if (isReference(at, schema)) {
      return;
    }
    expect(at, schema, "type format nullable description items example");
    if (!schema.path("description").isTextual()) {
      report(at, "a property that is not described; add a description");
    }
    String type = schema.path("type").asText();
    if (type.equals("array")) {
      items(at + "/items", schema.path("items"));
      return;
    }
    String kind = schema.has("format") ? type + "/" + schema.path("format").asText() : type;
    if (!TYPES.contains(kind)) {
      report(at, (kind.isEmpty() ? "no type" : "the type " + kind) + "; " + wayOut(type));
    }
  }

  private void items(String at, JsonNode items) {
    if (isReference(at, items)) {
      return;
    }
    if (items.path("type").asText().equals("array")) {
      report(at, "a list of lists; make the inner one a property of a component");
    } else if (!items.isEmpty()) {
      report(at, "a list of inline values; refer to a component, or use {}");
    }
  }

  private static String wayOut(String type) {
    return switch (type) {
      case "integer" -> "use format: int64";
      case "number" -> "use integer with format: int64, or string";
      case "object" -> "move it to #/components/schemas and refer";
      case "string" -> "use no format, or date-time";
      default -> "use string, boolean or integer with format: int64";
    };
  }

  /** Whether it is a reference, which may go to the document's own components only. */
  private boolean isReference(String at, JsonNode node) {
    if (!node.has("$ref")) {
      return false;
    }
    String target = node.path("$ref").asText();
    if (!target.startsWith("#/components/")) {
      report(at, "the reference " + target + "; put the component into this document");
    }
    if (node.size() > 1) {
      report(at, "a reference with something beside it, which has no meaning; leave that out");
    }
    return true;
  }

  /** Reports every keyword but these. */
  private void expect(String at, JsonNode node, String keywords) {
    Set<String> expected = Set.of(keywords.split(" "));
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String keyword = entry.getKey();
      if (!expected.contains(keyword)) {
        report(
            at + "/" + pointer(keyword),
            WAYS_OUT.getOrDefault(
                keyword, "the keyword " + keyword + "; leave it out, or teach the generator"));
      }
    }
  }

  private interface Check {
    void apply(String at, JsonNode node);
  }

  /** Checks the members of an object, or the elements of an array. */
  private static void each(String at, JsonNode parent, Check check) {
    for (Map.Entry<String, JsonNode> entry : parent.properties()) {
      check.apply(at + "/" + pointer(entry.getKey()), entry.getValue());
    }
    if (parent.isArray()) {
      for (int i = 0; i < parent.size(); i++) {
        check.apply(at + "/" + i, parent.path(i));
      }
    }
  }

  /** A name as part of a JSON pointer (RFC 6901). */
  static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private void report(String at, String problem) {
    problems.add(at + ": " + problem);
  }
}

package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules for the values of a node, by its kind in {@link SupportedSubset}.
 *
 * @param document the whole document
 * @param at the location of the node
 * @param node the node
 * @param problems the list to which problems are added
 */
record SubsetRules(JsonNode document, String at, JsonNode node, List<String> problems) {
  /**
   * The rules in the form of patterns: the kind of a node; {@code name}, {@code self} or a JSON
   * pointer within it; and the pattern of the name or JSON there. The indented line after one or
   * more of them is the problem if one does not match, with the location in the node in front if it
   * is not the node itself. {@code {}} is the value.
   */
  private static final String PATTERNS =
      """
      document /openapi "3\\.0\\..*"
        /openapi: OpenAPI {}; use 3.0
      server /x-instance "[A-Z][A-Z0-9-]*"
      server /x-dashboard ".*"
        a server without a name; add x-instance and x-dashboard
      securityScheme /type "http"
      securityScheme /scheme "bearer"
        a security scheme other than a bearer token; the client sends no other
      path name /([A-Za-z0-9._/-]|\\{[A-Za-z][A-Za-z0-9_-]*})+
        a path with other characters than letters, digits, - . _ / and {names}
      operation /operationId "[a-z][A-Za-z0-9]*"
        an operation without a name; add an operationId in lowerCamelCase
      operation /tags \\["[A-Z][A-Za-z0-9]*"]
        an operation without one tag in UpperCamelCase; it names the Java interface
      operation /x-permission ".*"
        an operation without a permission; add x-permission
      operation /x-rate-limit/requests [1-9][0-9]*
      operation /x-rate-limit/seconds [1-9][0-9]*
        an operation without a rate limit; add x-rate-limit: {requests, seconds}
      paging /cursor ".*"
      paging /pageSize [1-9][0-9]*
        a paging that lacks something; it has {cursor, pageSize}
      conflict /status [1-9][0-9]*
      conflict /message ".+"
        a conflict that lacks something; it has {status, message}
      parameter /in "(path|query)"
        a parameter in {}; use a path or query parameter
      parameterSchema /type "string"
        a parameter that is not a plain string; use type: string
      header /schema/type "string"
        a header that is not a plain string; use type: string
      body name application/json
        the media type {}; use application/json
      body /schema .+
        /schema: an inline schema; move it to #/components/schemas and refer
      bodySchema /$ref .+
        an inline schema; move it to #/components/schemas and refer
      component name [A-Z][A-Za-z0-9]*
        the schema name {}; write it in UpperCamelCase
      other self (?!)
        a component that is neither an object nor has x-extensible-enum; inline it
      openEnum /type "string"
        x-extensible-enum of type {}; use string
      openEnum /x-terminal \\[.*
        values of which nobody knows which are final; add x-terminal
      object /additionalProperties (?!\\{).*
        /additionalProperties: a map; name the properties, others are kept
      object /additionalProperties true|\\{.*
        an object that is closed; add additionalProperties: true, others are kept
      object /properties \\{".*
        an object without properties; name one, others are kept
      property /description ".*"
        a property that is not described; add a description
      items /type (?!"array").*
        a list of lists; make the inner one a property of a component
      items self \\{}|.*"type":"array".*
        a list of inline values; refer to a component, or use {}
      reference /$ref "#/components/.*
        the reference {}; put the component into this document
      reference self \\{"[^"]*":"[^"]*"}
        a reference with something beside it, which has no meaning; leave that out
      """;

  private static final Set<String> TYPES =
      Set.of("string", "string/date-time", "integer/int64", "boolean", "array");

  /** Checks the node and adds its problems. */
  void check(String kind) {
    List<String> unfulfilled = new ArrayList<>();
    for (String line : PATTERNS.lines().toList()) {
      String[] rule = line.split(" ", 3);
      if (line.startsWith(" ")) {
        if (!unfulfilled.isEmpty()) {
          String problem = line.strip().replace("{}", unfulfilled.get(0));
          problems.add(at + (problem.startsWith("/") ? "" : ": ") + problem);
        }
        unfulfilled.clear();
      } else if (rule[0].equals(kind) && !json(rule[1]).matches(rule[2])) {
        unfulfilled.add(json(rule[1]).replace("\"", ""));
      }
    }
    switch (kind) {
      case "operation" -> operation();
      case "component" -> component();
      case "openEnum" -> openEnum();
      case "object" -> object();
      case "property" -> propertyType(node.path("type").asText());
      default -> {} // it has patterns only
    }
  }

  private void component() {
    if (JavaNames.isTaken(name())) {
      report(": the schema name %s, which the generated code needs; choose another", name());
    }
  }

  private String json(String place) {
    if (place.equals("name")) {
      return name();
    }
    JsonNode value = place.equals("self") ? node : node.at(place);
    return value.isNumber() && !value.isInt() ? "no int" : value.toString();
  }

  /** Returns the name of the node in its parent. */
  private String name() {
    return at.substring(at.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }

  private void operation() {
    Set<String> names = new HashSet<>(Set.of("context")); // which the generated methods add
    Set<JsonNode> queries = new HashSet<>();
    for (JsonNode reference : node.path("parameters")) {
      JsonNode parameter = WrittenDocument.resolved(document, reference);
      String name = parameter.path("name").asText();
      if (!names.add(JavaNames.property(name))) {
        report(
            "/parameters: the parameter %s, a name that Java has twice here; choose another", name);
      }
      if (parameter.path("in").asText().equals("query")) {
        queries.add(parameter.path("name"));
      }
    }
    Set<String> successes = new TreeSet<>();
    for (Map.Entry<String, JsonNode> response : node.path("responses").properties()) {
      String status = response.getKey();
      if (!status.matches("[1-5][0-9][0-9]")) {
        report("/responses/%1$s: the status %1$s; name each status", status);
      }
      if (status.matches("2[0-9][0-9]")) {
        successes.add(status);
        success("/responses/" + status, WrittenDocument.resolved(document, response.getValue()));
      }
    }
    if (successes.size() != 1) {
      report(
          "/responses: %s successes; an operation has one, for it returns one type",
          successes.size());
    }
    if (node.has("x-paging") && !queries.contains(node.path("x-paging").path("cursor"))) {
      report("/x-paging: a cursor that is no query parameter; add the parameter");
    }
  }

  private void success(String where, JsonNode response) {
    if (!response.has("content")) {
      report("%s: a success without content; describe its body", where);
    }
    JsonNode schema = response.path("content").path("application/json").path("schema");
    List<String> lists = WrittenDocument.lists(WrittenDocument.resolved(document, schema));
    if (node.has("x-paging") && lists.size() != 1) {
      report("/x-paging: a page with the lists %s; it has that of its items", lists);
    }
  }

  private void openEnum() {
    JsonNode values = node.path("x-extensible-enum");
    Set<String> withoutCase = new HashSet<>();
    for (JsonNode value : values) {
      if (!value.isTextual() || !withoutCase.add(value.asText().toLowerCase(Locale.ROOT))) {
        report(": the value %s, which is no text or is there twice; correct it", value);
      }
    }
    for (String list : List.of("x-enum-varnames", "x-enum-descriptions")) {
      if (node.path(list).size() != values.size() || values.isEmpty()) {
        report(": values that have no %s; add one entry for each value", list);
      }
    }
    Set<String> names = new HashSet<>(Set.of("UNKNOWN", "VALUES"));
    for (JsonNode name : node.path("x-enum-varnames")) {
      if (!name.asText().matches("[A-Z][A-Z0-9_]*") || !names.add(name.asText())) {
        report(": the name %s; write it in UPPER_CASE, once, and not UNKNOWN or VALUES", name);
      }
    }
    for (JsonNode value : node.path("x-terminal")) {
      if (values.valueStream().noneMatch(value::equals)) {
        report("/x-terminal: %s, which is none of the values; name one", value);
      }
    }
  }

  private void object() {
    JsonNode properties = node.path("properties");
    if (properties.size() > Long.SIZE) { // generated adapters track them in a long
      report(": %s properties; 64 are the most", properties.size());
    }
    Map<String, String> names = new HashMap<>();
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      String other = names.put(JavaNames.property(property.getKey()), property.getKey());
      if (other != null) {
        report(
            "/properties/%s: a name that is the same in Java as %s; the client cannot tell them apart",
            SupportedSubset.pointer(property.getKey()), String.valueOf(other));
      }
    }
    for (JsonNode required : node.path("required")) {
      if (!properties.has(required.asText())) {
        report("/required: %s, which is no property; name one", required);
      }
    }
  }

  private void propertyType(String type) {
    String kind = node.has("format") ? type + "/" + node.path("format").asText() : type;
    if (!TYPES.contains(kind)) {
      report(
          ": %s; %s",
          kind.isEmpty() ? "no type" : "the type " + kind,
          switch (type) {
            case "integer" -> "use format: int64";
            case "number" -> "use integer with format: int64, or string";
            case "object" -> "move it to #/components/schemas and refer";
            case "string" -> "use no format, or date-time";
            default -> "use string, boolean or integer with format: int64";
          });
    }
  }

  /** Reports a problem, which starts with a colon or with the location in the node. */
  @FormatMethod
  private void report(@FormatString String problem, Object... values) {
    problems.add(at + problem.formatted(values));
  }
}

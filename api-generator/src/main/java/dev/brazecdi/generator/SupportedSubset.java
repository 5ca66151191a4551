package dev.brazecdi.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The constructs of OpenAPI that the generator turns into right Java. Everything else stops the
 * build with the place in the document and the way out; guessing would make code that does not
 * compile, or worse, does.
 */
final class SupportedSubset {
  private final List<String> problems = new ArrayList<>();

  private SupportedSubset() {}

  /**
   * Returns if the generator supports the whole document.
   *
   * @throws IllegalArgumentException naming every place that it does not support
   */
  static void require(OpenAPI document) {
    SupportedSubset subset = new SupportedSubset();
    subset.servers(document.getServers());
    subset.paths(document);
    subset.components(document);
    if (!subset.problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the document holds what the generator does not support:\n  "
              + String.join("\n  ", subset.problems));
    }
  }

  private void servers(@Nullable List<Server> servers) {
    if (servers == null) {
      return;
    }
    for (int i = 0; i < servers.size(); i++) {
      Map<String, Object> extensions = servers.get(i).getExtensions();
      if (extensions == null
          || !(extensions.get("x-instance") instanceof String)
          || !(extensions.get("x-dashboard") instanceof String)) {
        report("#/servers/" + i, "a server without a name", "add x-instance and x-dashboard");
      }
    }
  }

  private void paths(OpenAPI document) {
    if (document.getPaths() == null) {
      return;
    }
    document
        .getPaths()
        .forEach(
            (path, item) -> {
              for (Map.Entry<PathItem.HttpMethod, Operation> entry :
                  item.readOperationsMap().entrySet()) {
                String method = entry.getKey().name().toLowerCase(java.util.Locale.ROOT);
                operation(
                    "#/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method,
                    entry.getKey(),
                    entry.getValue());
              }
            });
  }

  private void operation(String at, PathItem.HttpMethod method, Operation operation) {
    if (method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.POST) {
      report(at, "the method " + method, "use GET or POST, or teach the generator");
    }
    if (operation.getOperationId() == null) {
      report(at, "an operation without a name", "add an operationId");
    }
    if (operation.getRequestBody() != null) {
      report(at + "/requestBody", "a request body", "teach the generator request bodies");
    }
    if (!hasNumbers(operation, "x-rate-limit", "requests", "seconds")) {
      report(at, "an operation without a rate limit", "add x-rate-limit: {requests, seconds}");
    }
    if (!(extension(operation, "x-permission") instanceof String)) {
      report(at, "an operation without a permission", "add x-permission");
    }
    Collection<Parameter> parameters = orEmpty(operation.getParameters());
    int index = 0;
    for (Parameter parameter : parameters) {
      if (parameter.get$ref() == null) {
        parameter(at + "/parameters/" + index, parameter);
      }
      index++;
    }
    operation
        .getResponses()
        .forEach((status, response) -> response(at + "/responses/" + status, response));
  }

  private static boolean hasNumbers(Operation operation, String extension, String... names) {
    if (!(extension(operation, extension) instanceof Map<?, ?> map)) {
      return false;
    }
    for (String name : names) {
      if (!(map.get(name) instanceof Integer number) || number <= 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object extension(Operation operation, String name) {
    return operation.getExtensions() == null ? null : operation.getExtensions().get(name);
  }

  private void parameter(String at, Parameter parameter) {
    if (!Set.of("path", "query").contains(parameter.getIn())) {
      report(at, "a parameter in " + parameter.getIn(), "use a path or query parameter");
    }
    if (parameter.getContent() != null) {
      report(at, "a parameter with content", "give it a schema of type string");
    }
    Schema<?> schema = parameter.getSchema();
    if (schema != null && (!"string".equals(schema.getType()) || schema.getFormat() != null)) {
      report(at + "/schema", "a parameter that is not a plain string", "use type: string");
    }
    if (schema != null && schema.getEnum() != null) {
      report(at + "/schema/enum", "an inline enum", "move it to #/components/schemas");
    }
    if (schema != null && schema.getDefault() != null) {
      report(
          at + "/schema/default", "a default", "describe it in words; callers send what they mean");
    }
  }

  private void response(String at, ApiResponse response) {
    if (response.getContent() == null) {
      return;
    }
    for (Map.Entry<String, MediaType> content : response.getContent().entrySet()) {
      String place = at + "/content/" + content.getKey().replace("/", "~1");
      if (!content.getKey().equals("application/json")) {
        report(place, "the media type " + content.getKey(), "use application/json");
      }
      Schema<?> schema = content.getValue().getSchema();
      if (schema == null || schema.get$ref() == null) {
        report(place + "/schema", "an inline schema", "move it to #/components/schemas and refer");
      }
    }
  }

  private void components(OpenAPI document) {
    if (document.getComponents() == null) {
      return;
    }
    orEmpty(document.getComponents().getSchemas())
        .forEach((name, schema) -> component("#/components/schemas/" + name, name, schema));
    orEmpty(document.getComponents().getParameters())
        .forEach((name, value) -> parameter("#/components/parameters/" + name, value));
    orEmpty(document.getComponents().getResponses())
        .forEach((name, value) -> response("#/components/responses/" + name, value));
    orEmpty(document.getComponents().getHeaders())
        .forEach((name, value) -> header("#/components/headers/" + name, value));
  }

  private void header(String at, Header header) {
    Schema<?> schema = header.getSchema();
    if (schema == null || !"string".equals(schema.getType())) {
      report(at, "a header that is not a plain string", "use type: string");
    }
  }

  private void component(String at, String name, Schema<?> schema) {
    if (!name.matches("[A-Z][A-Za-z0-9]*")) {
      report(at, "the schema name " + name, "write it in UpperCamelCase");
    }
    composition(at, schema);
    if (schema.getEnum() != null) {
      openEnum(at, schema);
    } else if ("object".equals(schema.getType())) {
      object(at, schema);
    } else {
      report(at, "a component that is neither an object nor a string enum", "inline it");
    }
  }

  private void openEnum(String at, Schema<?> schema) {
    if (!"string".equals(schema.getType())) {
      report(at, "an enum of type " + schema.getType(), "use type: string");
    }
    for (String list : List.of("x-enum-varnames", "x-enum-descriptions")) {
      Object names = schema.getExtensions() == null ? null : schema.getExtensions().get(list);
      if (!(names instanceof List<?> values) || values.size() != schema.getEnum().size()) {
        report(at, "an enum whose values have no " + list, "add one entry for each value");
      }
    }
    if (schema.getExtensions() == null
        || !(schema.getExtensions().get("x-terminal") instanceof List<?>)) {
      report(at, "an enum that does not say which values are final", "add x-terminal");
    }
  }

  private void object(String at, Schema<?> schema) {
    if (!Boolean.TRUE.equals(schema.getAdditionalProperties())) {
      report(
          at,
          "an object that is closed",
          "add additionalProperties: true; unknown fields are kept");
    }
    Map<String, Schema<?>> properties = properties(schema);
    properties.forEach((name, value) -> property(at + "/properties/" + name, value));
    for (String required : orEmpty(schema.getRequired())) {
      if (!properties.containsKey(required)) {
        report(at + "/required", "the required " + required + ", which is no property", "name one");
      }
    }
  }

  private void property(String at, Schema<?> schema) {
    if (schema.get$ref() != null) {
      return;
    }
    composition(at, schema);
    if (schema.getDescription() == null) {
      report(at, "a property that is not described", "add a description");
    }
    if (schema.getEnum() != null) {
      report(at + "/enum", "an inline enum", "move it to #/components/schemas");
    }
    if (schema.getDefault() != null) {
      report(at + "/default", "a default", "describe it in words; a missing value is null");
    }
    if (schema.getReadOnly() != null || schema.getWriteOnly() != null) {
      report(at, "readOnly or writeOnly", "leave it out; the client only reads");
    }
    String type = schema.getType();
    String kind = schema.getFormat() == null ? type : type + "/" + schema.getFormat();
    if ("array".equals(type)) {
      array(at, schema);
    } else if (!Set.of("string", "string/date-time", "integer/int64", "boolean")
        .contains(String.valueOf(kind))) {
      report(at, "the type " + kind, wayOut(type));
    }
  }

  private static String wayOut(@Nullable String type) {
    if (type == null) {
      return "say its type";
    }
    return switch (type) {
      case "integer" -> "use format: int64";
      case "number" -> "use integer with format: int64, or string";
      case "object" -> "move it to #/components/schemas and refer";
      case "string" -> "use no format, or date-time";
      default -> "use string, boolean or integer with format: int64";
    };
  }

  private void array(String at, Schema<?> schema) {
    if (Boolean.TRUE.equals(schema.getUniqueItems())) {
      report(at + "/uniqueItems", "a set", "leave uniqueItems out; lists keep what they were sent");
    }
    Schema<?> items = schema.getItems();
    if (items == null || items.get$ref() != null) {
      return;
    }
    if (items.getType() != null) {
      report(
          at + "/items", "a list of inline " + items.getType(), "refer to a component, or use {}");
    }
    composition(at + "/items", items);
  }

  private void composition(String at, Schema<?> schema) {
    if (schema.getOneOf() != null || schema.getAnyOf() != null || schema.getNot() != null) {
      report(at, "oneOf, anyOf or not", "use one object with optional properties");
    }
    if (schema.getAllOf() != null) {
      report(at, "allOf", "write the properties out");
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the parser's model is raw
  private static Map<String, Schema<?>> properties(Schema<?> schema) {
    return orEmpty((Map) schema.getProperties());
  }

  private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : map;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private void report(String at, String what, String wayOut) {
    problems.add(at + ": " + what + "; " + wayOut);
  }
}

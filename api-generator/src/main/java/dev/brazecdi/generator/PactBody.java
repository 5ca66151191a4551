package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of an example's body that the client depends on, and the rules that other bodies must
 * match.
 *
 * @param body the body with these properties only; null if the client depends on none
 * @param rules the rules by path, each as a call of a method of the tests
 */
record PactBody(@Nullable JsonNode body, Map<String, String> rules) {
  /**
   * Selects the properties.
   *
   * @param example the example
   * @param wanted paths such as {@code results[*].job_status}, each with a pattern or {@code
   *     documented}
   * @throws IllegalArgumentException if the example has nothing at such a path
   */
  static PactBody of(ContractExample example, JsonNode wanted) {
    if (wanted.isEmpty()) {
      return new PactBody(null, Map.of());
    }
    PactBody selection = new PactBody(null, new LinkedHashMap<>());
    JsonNode body = selection.select(example, "", example.body(), example.schema(), wanted);
    Set<String> missing = new TreeSet<>();
    wanted.fieldNames().forEachRemaining(missing::add);
    selection.rules.keySet().forEach(path -> missing.remove(path.substring(2))); // without "$."
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          example.description() + ": the pact wants what the example lacks: " + missing);
    }
    return new PactBody(body, selection.rules);
  }

  private JsonNode select(
      ContractExample example, String at, JsonNode value, JsonNode schema, JsonNode wanted) {
    JsonNode resolved = example.resolve().apply(schema);
    if (value instanceof ObjectNode object) {
      ObjectNode selected = object.objectNode();
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        String path = at.isEmpty() ? entry.getKey() : at + "." + entry.getKey();
        if (wanted.properties().stream().anyMatch(it -> leadsThrough(it.getKey(), path))) {
          JsonNode property = resolved.path("properties").path(entry.getKey());
          selected.set(entry.getKey(), select(example, path, entry.getValue(), property, wanted));
        }
      }
      return selected;
    }
    if (value instanceof ArrayNode array) {
      int pageSize = at.equals(example.itemsName()) ? example.operation().pageSize() : 0;
      rules.put("$." + at, count(array.size(), pageSize));
      ArrayNode selected = array.arrayNode();
      for (JsonNode item : array) {
        if (!item.isObject()) {
          throw new IllegalArgumentException(
              "%s: the pact wants %s, a list of other things than objects;"
                      .formatted(example.description(), at)
                  + " leave it out, or teach the generator");
        }
        selected.add(select(example, at + "[*]", item, resolved.path("items"), wanted));
      }
      return selected;
    }
    rules.put("$." + at, rule(wanted.path(at).asText(), resolved));
    return value;
  }

  private static boolean leadsThrough(String path, String at) {
    return path.equals(at) || path.startsWith(at + ".") || path.startsWith(at + "[*]");
  }

  /** Returns the rule for a list: a full page has its size, an empty one no items. */
  private static String count(int size, int pageSize) {
    return size == 0 ? "none()" : size == pageSize ? "exactly(" + size + ")" : "atLeastOne()";
  }

  private static String rule(String wanted, JsonNode schema) {
    if (!wanted.equals("documented")) {
      return "matching(\"" + Javadoc.literal(wanted) + "\")";
    }
    return switch (schema.path("format").asText(schema.path("type").asText())) {
      case "date-time" -> "time()";
      case "int64" -> "integer()";
      default -> "sameType()";
    };
  }
}

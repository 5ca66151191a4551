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
 * What of an example's body the client depends on, and by which rules another body may stand for
 * it.
 *
 * @param body the body with these properties and no others; null if none is depended on
 * @param rules the rules, by path; each as a call of the rules that the tests have
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
              example.description()
                  + ": the pact wants "
                  + at
                  + ", a list of other things than"
                  + " objects; leave it out, or teach the generator");
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

  /** A full page has its size, an empty one nothing, and any other at least one item. */
  private static String count(int size, int pageSize) {
    if (size == 0) {
      return "none()";
    }
    return size == pageSize ? "exactly(" + size + ")" : "atLeastOne()";
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

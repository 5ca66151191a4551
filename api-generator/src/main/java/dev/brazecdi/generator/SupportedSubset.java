package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The OpenAPI constructs that the generator supports. All others stop the build with the location
 * in the document and the way out; guessing would produce code that does not compile, or worse,
 * does.
 *
 * <p>The document is read as it was written, and every keyword must be one that is expected at its
 * location, so unforeseen keywords are rejected as well. {@link SubsetRules} checks values.
 */
final class SupportedSubset {
  /**
   * The keywords of each kind of node. After a colon is the kind of the keyword's value, after an
   * asterisk the kind of each of its elements or members; other values are not checked. Kinds that
   * are not listed may have any keyword; only their rules apply.
   */
  private static final Map<String, Map<String, String>> KEYWORDS =
      keywords(
          """
          document openapi info servers*server tags security paths*path components:components externalDocs
          server url description x-instance x-dashboard
          path get:operation post:operation
          operation tags operationId summary description parameters*parameter responses*response
          operation x-permission x-rate-limit:limit x-paging:paging x-conflict:conflict
          limit requests seconds
          paging cursor pageSize
          conflict status message
          parameter name in required description schema:parameterSchema example examples
          parameterSchema type minLength
          header description required schema:headerSchema example examples
          headerSchema type
          response description headers*header content*body
          body schema:bodySchema example examples
          components securitySchemes*securityScheme parameters*parameter headers*header
          components responses*response schemas*component
          securityScheme type scheme description
          openEnum type description x-extensible-enum x-enum-varnames x-enum-descriptions x-terminal
          object type description required additionalProperties properties*property
          other type description
          property type format nullable description items:items example
          """);

  private static final Set<String> MAY_BE_REFERENCES =
      Set.of("parameter", "header", "response", "bodySchema", "property", "items");

  /** The problems of keywords for which there is better advice than to leave them out. */
  private static final Map<String, String> WAYS_OUT =
      """
      enum: an enum; make it a component with x-extensible-enum
      default: a default; describe it in words
      readOnly: readOnly; leave it out, the client only reads
      writeOnly: writeOnly; leave it out, the client only reads
      oneOf: oneOf; use one object with optional properties
      anyOf: anyOf; use one object with optional properties
      not: not; use one object with optional properties
      allOf: allOf; write the properties out
      discriminator: a discriminator; use one object with optional properties
      uniqueItems: a set; leave it out, lists keep what was sent
      requestBody: a request body; teach the generator to send one
      callbacks: callbacks; describe them in words
      deprecated: deprecated; teach the generator to say so in Java
      security: security of its own; use the document's for all operations
      content: content; give it a schema of type string
      path parameters: parameters of a path; move them to its operations
      """
          .lines()
          .map(line -> line.split(": ", 2))
          .collect(Collectors.toMap(line -> line[0], line -> line[1]));

  private final JsonNode document;
  private final List<String> problems = new ArrayList<>();

  private SupportedSubset(JsonNode document) {
    this.document = document;
  }

  /**
   * Verifies that the generator supports the whole document.
   *
   * @param document the document, as it was written
   * @throws IllegalArgumentException naming every unsupported location
   */
  static void require(JsonNode document) {
    SupportedSubset subset = new SupportedSubset(document);
    subset.check("document", "#", document);
    if (!subset.problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the document holds what the generator does not support:\n  "
              + String.join("\n  ", subset.problems));
    }
  }

  private static Map<String, Map<String, String>> keywords(String table) {
    Map<String, Map<String, String>> kinds = new HashMap<>();
    for (String line : table.lines().toList()) {
      List<String> words = List.of(line.split(" ", -1));
      Map<String, String> keywords = kinds.computeIfAbsent(words.get(0), k -> new HashMap<>());
      for (String word : words.subList(1, words.size())) {
        String name = word.replaceFirst("[:*].*", "");
        keywords.put(name, word.substring(name.length()));
      }
    }
    return kinds;
  }

  private void check(String kind, String at, JsonNode node) {
    SubsetRules rules = new SubsetRules(document, at, node, problems);
    if (MAY_BE_REFERENCES.contains(kind) && node.has("$ref")) {
      rules.check("reference");
      return;
    }
    rules.check(kind);
    if (kind.equals("component")) {
      String type = node.path("type").asText().equals("object") ? "object" : "other";
      check(node.has("x-extensible-enum") ? "openEnum" : type, at, node);
    }
    Map<String, String> keywords = KEYWORDS.get(kind);
    if (keywords == null) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String place = at + "/" + pointer(entry.getKey());
      String holds = keywords.get(entry.getKey());
      if (holds == null) {
        problems.add(place + ": " + wayOut(kind, entry.getKey()));
      } else if (holds.startsWith(":")) {
        check(holds.substring(1), place, entry.getValue());
      } else if (holds.startsWith("*")) {
        checkEach(holds.substring(1), place, entry.getValue());
      }
    }
  }

  /** Checks the members of an object, or the elements of an array. */
  private void checkEach(String kind, String at, JsonNode parent) {
    parent.forEachEntry((name, node) -> check(kind, at + "/" + pointer(name), node));
    for (int i = 0; parent.isArray() && i < parent.size(); i++) {
      check(kind, at + "/" + i, parent.path(i));
    }
  }

  private static String wayOut(String kind, String keyword) {
    String otherwise =
        kind.equals("path")
            ? keyword + "; use get or post, or teach the generator"
            : "the keyword " + keyword + "; leave it out, or teach the generator";
    return WAYS_OUT.getOrDefault(kind + " " + keyword, WAYS_OUT.getOrDefault(keyword, otherwise));
  }

  /** Returns a name as part of a JSON pointer (RFC 6901). */
  static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}

package dev.brazecdi.generator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads the document as it was written; OpenAPI Generator rewrites it before it calls a generator.
 */
final class WrittenDocument {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private WrittenDocument() {}

  /**
   * Reads a document.
   *
   * @throws UncheckedIOException if it cannot be read, or is neither YAML nor JSON
   */
  static JsonNode read(String file) {
    try {
      return YAML.readTree(Path.of(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name of the component that a reference names. */
  static String nameOf(JsonNode reference) {
    String target = reference.path("$ref").asText();
    return target.substring(target.lastIndexOf('/') + 1);
  }

  /** Returns the names of a schema's lists; a page has one, its items. */
  static List<String> lists(JsonNode schema) {
    return schema
        .path("properties")
        .propertyStream()
        .filter(property -> property.getValue().path("type").asText().equals("array"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the target of a reference in the document; the node itself if it is not one. */
  static JsonNode resolved(JsonNode document, JsonNode node) {
    String target = node.path("$ref").asText();
    return target.startsWith("#/") ? document.at(target.substring(1)) : node;
  }
}

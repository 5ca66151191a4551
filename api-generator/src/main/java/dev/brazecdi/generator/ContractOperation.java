package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An operation and the examples of its answers.
 *
 * @param id its operationId
 * @param summary what it does, in a few words
 * @param method the HTTP method
 * @param path the path, with its parameters in braces
 * @param permission the permission that a key needs
 * @param pageSize the number of items of a full page; 0 if it has no pages
 * @param cursor the parameter that carries the cursor; empty if it has no pages
 * @param parameters its parameters
 * @param examples the examples, in the document's order
 */
record ContractOperation(
    String id,
    String summary,
    String method,
    String path,
    String permission,
    int pageSize,
    String cursor,
    List<JsonNode> parameters,
    List<ContractExample> examples) {
  boolean isPaged() {
    return pageSize > 0;
  }

  boolean isCursor(JsonNode parameter) {
    return parameter.path("name").asText().equals(cursor);
  }

  /** The client's method: {@code listThings} is {@code things()} there, which walks all pages. */
  String clientMethod() {
    return isPaged() && id.startsWith("list") ? JavaNames.firstLower(id.substring(4)) : id;
  }
}

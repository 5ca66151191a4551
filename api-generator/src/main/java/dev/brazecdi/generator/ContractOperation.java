package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * An operation and the examples of its responses.
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

  /** Returns the client's method: for {@code listThings} it is {@code things()}. */
  String clientMethod() {
    return isPaged() && id.startsWith("list") ? StringUtils.uncapitalize(id.substring(4)) : id;
  }
}

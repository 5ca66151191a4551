package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The examples of the document's answers, each with what its {@code x-contract} says of it. Nothing
 * is passed over: an answer without an example, or an example of which a contract test could not be
 * made, stops the build with the place and the way out.
 */
final class ContractDocument {
  private static final Set<String> KEYWORDS =
      Set.of("given", "parameters", "request", "fromState", "headers", "additional", "pact");

  private final JsonNode document;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> constants = new HashSet<>();
  private final Set<String> descriptions = new HashSet<>();

  private ContractDocument(JsonNode document) {
    this.document = document;
  }

  /**
   * The operations of the document and their examples, in its order.
   *
   * @param document the document, as it was written
   * @throws IllegalArgumentException naming every place of which no contract test can be made
   */
  static List<ContractOperation> operations(JsonNode document) {
    ContractDocument contract = new ContractDocument(document);
    List<ContractOperation> operations = contract.operations();
    if (!contract.problems.isEmpty()) {
      throw new IllegalArgumentException(
          "no contract tests can be made of the document:\n  "
              + String.join("\n  ", new TreeSet<>(contract.problems)));
    }
    return operations;
  }

  private List<ContractOperation> operations() {
    List<ContractOperation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(operation(path.getKey(), method.getKey(), method.getValue()));
      }
    }
    if (operations.isEmpty()) {
      report("#/paths", "no operations; describe one");
    }
    return operations;
  }

  private ContractOperation operation(String path, String method, JsonNode node) {
    List<JsonNode> parameters = new ArrayList<>();
    node.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
    ContractOperation operation =
        new ContractOperation(
            node.path("operationId").asText(),
            node.path("summary").asText(),
            method.toUpperCase(Locale.ROOT),
            path,
            node.path("x-permission").asText(),
            node.path("x-paging").path("pageSize").asInt(),
            node.path("x-paging").path("cursor").asText(),
            List.copyOf(parameters),
            new ArrayList<>());
    String at = "#/paths/" + SupportedSubset.pointer(path) + "/" + method + "/responses";
    if (node.path("responses").isEmpty()) {
      report(at, "no answers; describe one");
    }
    for (Map.Entry<String, JsonNode> response : node.path("responses").properties()) {
      examples(at, operation, response.getKey(), response.getValue());
    }
    return operation;
  }

  private void examples(String at, ContractOperation operation, String status, JsonNode node) {
    JsonNode response = resolved(node);
    String place =
        node.has("$ref") ? node.path("$ref").asText() : at + "/" + SupportedSubset.pointer(status);
    JsonNode content = response.path("content").path("application/json");
    if (content.path("examples").isEmpty()) {
      report(place, "an answer without an example; add one under examples, with x-contract");
    }
    if (!content.has("schema")) {
      report(place, "an answer whose body has no schema; refer to one");
      return;
    }
    for (Map.Entry<String, JsonNode> entry : content.path("examples").properties()) {
      String here = place + "/content/application~1json/examples/" + entry.getKey();
      ContractExample example =
          new ContractExample(
              operation,
              status,
              entry.getKey(),
              entry.getValue().path("summary").asText(),
              entry.getValue().path("x-contract"),
              response.path("headers"),
              entry.getValue().path("value"),
              resolved(content.path("schema")),
              this::resolved);
      if (!example.contract().isObject()) {
        report(here, "an example without x-contract; add {given: a state of the service, …}");
        continue;
      }
      operation.examples().add(example);
      check(here, operation, response, example.contract());
      checkBody(here, example);
      checkTest(here, example);
    }
  }

  private void checkBody(String at, ContractExample example) {
    boolean unknown =
        new ExampleCheck(this::resolved, this::report)
            .check(at + "/value", example.body(), example.schema());
    if (unknown && !example.contract().path("additional").asBoolean()) {
      report(
          at,
          "properties that the schema lacks; correct them, or add additional: true to x-contract");
    } else if (!unknown && example.contract().has("additional")) {
      report(at + "/x-contract/additional", "no property beyond the schema; leave it out");
    }
  }

  /** What only shows when all is known of an example. */
  private void checkTest(String at, ContractExample example) {
    if (!constants.add(example.operation().id() + " " + example.constant())) {
      report(at, "a name that is the same in Java as another example's; choose another");
    }
    if (!descriptions.add(example.description())) {
      report(at, "an interaction that is called as another; give the operations other summaries");
    }
    if (example.isSuccess() && !example.operation().isPaged() && !example.status().equals("202")) {
      report(at, "a success that is neither a page nor an acceptance; teach the generator");
    }
    if (example.isSuccess() && example.operation().isPaged() && example.itemsName().isEmpty()) {
      report(at, "a page whose schema has not exactly one list; its items are that list");
    }
    try {
      for (Map.Entry<String, String> header : example.pactHeaders().entrySet()) {
        String value = example.answerHeaders().get(header.getKey());
        if (value == null || !value.matches(header.getValue())) {
          report(
              at + "/x-contract/pact/headers/" + header.getKey(),
              "the example's header is "
                  + value
                  + ", which the pattern does not match; correct it");
        }
      }
      ContractTest.of(example);
    } catch (IllegalArgumentException e) {
      report(at, String.valueOf(e.getMessage()));
    }
  }

  private void check(String at, ContractOperation operation, JsonNode response, JsonNode contract) {
    String here = at + "/x-contract";
    for (Map.Entry<String, JsonNode> entry : contract.properties()) {
      if (!KEYWORDS.contains(entry.getKey())) {
        report(here + "/" + entry.getKey(), "no keyword of x-contract; there are " + KEYWORDS);
      }
    }
    form(here, contract);
    if (contract.path("given").asText().isBlank()) {
      report(here, "no given; name a state of the service, as a fact in the present tense");
    }
    for (Map.Entry<String, JsonNode> entry : contract.path("request").properties()) {
      parameter(here + "/request/" + entry.getKey(), operation, entry.getKey());
    }
    for (JsonNode name : contract.path("fromState")) {
      parameter(here + "/fromState/" + name.asText(), operation, name.asText());
    }
    for (String list : List.of("headers", "pact/headers")) {
      for (Map.Entry<String, JsonNode> entry : contract.at("/" + list).properties()) {
        header(here + "/" + list, response, entry, list.equals("headers"));
      }
    }
    for (Map.Entry<String, JsonNode> entry : contract.path("pact").properties()) {
      if (!Set.of("headers", "body").contains(entry.getKey())) {
        report(here + "/pact/" + entry.getKey(), "no part of an answer; use headers or body");
      }
    }
  }

  /** A number that is not quoted, or a text where a list is meant, would be passed over. */
  private void form(String at, JsonNode contract) {
    for (String object : List.of("parameters", "request", "headers", "pact")) {
      if (contract.has(object) && !contract.path(object).isObject()) {
        report(at + "/" + object, "no object; write {name: value, …}, or {}");
      }
    }
    if (contract.has("fromState") && !contract.path("fromState").isArray()) {
      report(at + "/fromState", "no list; write [name, …]");
    }
    for (Map.Entry<String, JsonNode> entry : contract.path("parameters").properties()) {
      if (!entry.getValue().isTextual() && !entry.getValue().isIntegralNumber()) {
        report(at + "/parameters/" + entry.getKey(), "neither a text nor a whole number; use one");
      }
    }
    for (String texts : List.of("request", "headers", "pact/headers", "pact/body")) {
      for (Map.Entry<String, JsonNode> entry : contract.at("/" + texts).properties()) {
        boolean absent = texts.equals("headers") && entry.getValue().isNull();
        if (!entry.getValue().isTextual() && !absent) {
          report(
              at + "/" + texts + "/" + entry.getKey(), entry.getValue() + " is no text; quote it");
        }
      }
    }
  }

  private void parameter(String at, ContractOperation operation, String name) {
    for (JsonNode parameter : operation.parameters()) {
      if (parameter.path("name").asText().equals(name)) {
        if (!parameter.has("example")) {
          report(at, "a parameter that has no example; add one to it");
        }
        return;
      }
    }
    report(at, "no parameter of " + operation.id() + "; correct the name");
  }

  private void header(
      String at, JsonNode response, Map.Entry<String, JsonNode> entry, boolean isValue) {
    JsonNode header = resolved(response.path("headers").path(entry.getKey()));
    String here = at + "/" + entry.getKey();
    if (header.isMissingNode()) {
      report(here, "no header of this answer; document it, or correct the name");
    } else if (isValue
        && header.has("examples")
        && !entry.getValue().isNull()
        && !header.path("examples").has(entry.getValue().asText())) {
      report(here, "no example of this header; there are " + names(header.path("examples")));
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private JsonNode resolved(JsonNode node) {
    return WrittenDocument.resolved(document, node);
  }

  private void report(String at, String problem) {
    problems.add(at + ": " + problem);
  }
}

package dev.brazecdi.generator;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The examples of the document's responses, each with its {@code x-contract}. A response without an
 * example, or an example of which no contract test can be made, stops the build with the place and
 * the way out.
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
   * Returns the operations of the document and their examples, in its order.
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
    ContractOperation operation =
        new ContractOperation(
            node.path("operationId").asText(),
            node.path("summary").asText(),
            method.toUpperCase(Locale.ROOT),
            path,
            node.path("x-permission").asText(),
            node.path("x-paging").path("pageSize").asInt(),
            node.path("x-paging").path("cursor").asText(),
            node.path("parameters").valueStream().map(this::resolved).toList(),
            new ArrayList<>());
    String at = "#/paths/" + SupportedSubset.pointer(path) + "/" + method + "/responses";
    JsonNode responses = node.path("responses");
    if (responses.isEmpty()) {
      report(at, "no answers; describe one");
    }
    responses.forEachEntry((status, response) -> examples(at, operation, status, response));
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
      add(place + "/content/application~1json/examples/" + entry.getKey(), example);
    }
  }

  private void add(String at, ContractExample example) {
    if (!example.contract().isObject()) {
      report(at, "an example without x-contract; add {given: a state of the service, …}");
      return;
    }
    example.operation().examples().add(example);
    checkContract(at + "/x-contract", example);
    checkBody(at, example);
    checkTest(at, example);
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

  /** Checks what depends on the whole example. */
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
              "the example's header is %s, which the pattern does not match; correct it"
                  .formatted(value));
        }
      }
      ContractTest.of(example);
    } catch (IllegalArgumentException e) {
      report(at, String.valueOf(e.getMessage()));
    }
  }

  private void checkContract(String at, ContractExample example) {
    JsonNode contract = example.contract();
    checkNames(at, contract, KEYWORDS, "no keyword of x-contract; there are " + KEYWORDS);
    checkNames(
        at + "/pact",
        contract.path("pact"),
        Set.of("headers", "body"),
        "no part of an answer; use headers or body");
    checkForm(at, contract);
    if (contract.path("given").asText().isBlank()) {
      report(at, "no given; name a state of the service, as a fact in the present tense");
    }
    for (String name : names(contract.path("request"))) {
      checkParameter(at + "/request/" + name, example.operation(), name);
    }
    for (JsonNode name : contract.path("fromState")) {
      checkParameter(at + "/fromState/" + name.asText(), example.operation(), name.asText());
    }
    for (String list : List.of("headers", "pact/headers")) {
      checkNames(
          at + "/" + list,
          contract.at("/" + list),
          names(example.headers()),
          "no header of this answer; document it, or correct the name");
    }
    for (Map.Entry<String, JsonNode> header : contract.path("headers").properties()) {
      JsonNode examples = resolved(example.headers().path(header.getKey())).path("examples");
      JsonNode value = header.getValue();
      if (!examples.isMissingNode() && !value.isNull() && !examples.has(value.asText())) {
        report(
            at + "/headers/" + header.getKey(),
            "no example of this header; there are " + names(examples));
      }
    }
  }

  private void checkNames(String at, JsonNode object, Set<String> known, String problem) {
    names(object).stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> report(at + "/" + name, problem));
  }

  /** Checks types: an unquoted number, or a text instead of a list, would be ignored. */
  private void checkForm(String at, JsonNode contract) {
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

  private void checkParameter(String at, ContractOperation operation, String name) {
    List<JsonNode> named =
        operation.parameters().stream()
            .filter(parameter -> parameter.path("name").asText().equals(name))
            .toList();
    if (named.isEmpty()) {
      report(at, "no parameter of " + operation.id() + "; correct the name");
    } else if (!named.get(0).has("example")) {
      report(at, "a parameter that has no example; add one to it");
    }
  }

  private static Set<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).collect(toCollection(LinkedHashSet::new));
  }

  private JsonNode resolved(JsonNode node) {
    return WrittenDocument.resolved(document, node);
  }

  private void report(String at, String problem) {
    problems.add(at + ": " + problem);
  }
}

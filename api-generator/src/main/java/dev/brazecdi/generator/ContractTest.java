package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A test that the client reads a response; {@code consumerTest.mustache} calls its methods by name.
 *
 * @param example the example with the response
 * @param need whether the response has only what the client depends on
 * @param body the body of the response; null for none
 * @param rules for other values in the body, by path
 */
record ContractTest(
    ContractExample example, boolean need, @Nullable JsonNode body, Map<String, String> rules) {
  /** A name, its value, and a pattern that another value has to match. */
  record Named(String name, String value, @Nullable String pattern) {}

  /** A detail of an error. */
  record Detail(
      @Nullable String id, String message, List<String> parameters, List<String> values) {}

  /**
   * Returns the tests of an example: one, or a second one if the client depends on it.
   *
   * @throws IllegalArgumentException if none can be written
   */
  static List<ContractTest> of(ContractExample example) {
    List<ContractTest> tests = new ArrayList<>();
    tests.add(new ContractTest(example, false, example.body(), Map.of()));
    if (example.isInPact()) {
      PactBody needed = example.pactBody();
      tests.add(new ContractTest(example, true, needed.body(), needed.rules()));
    }
    tests.forEach(ContractTest::items);
    return tests;
  }

  List<JavaValue.Call> stateParameters() {
    JsonNode parameters = example.contract().path("parameters");
    return parameters
        .propertyStream()
        .map(it -> new JavaValue.Call(it.getKey(), List.of(stateParameter(it.getValue()))))
        .toList();
  }

  private static JavaValue stateParameter(JsonNode value) {
    return value.isInt() ? JavaValue.literal(value.asText()) : JavaValue.unknown(value);
  }

  String path() {
    return example.path(false);
  }

  /** Returns the path with expressions for values from the provider state; null without any. */
  @Nullable String pathFromState() {
    String path = example.path(true);
    return need && !path.equals(path()) ? path : null;
  }

  List<Named> query() {
    return query(false);
  }

  List<Named> queryFromState() {
    return query(true);
  }

  private List<Named> query(boolean fromState) {
    return sent(
        parameter ->
            parameter.path("in").asText().equals("query")
                && (need && example.isFromState(parameter)) == fromState);
  }

  /** Returns the arguments of the client's method, without the cursor. */
  List<Named> arguments() {
    return sent(parameter -> !example.operation().isCursor(parameter));
  }

  @Nullable String cursor() {
    List<Named> cursors = sent(example.operation()::isCursor);
    return cursors.isEmpty() ? null : cursors.get(0).value();
  }

  /** Returns the parameters that fulfil a condition and have a value. */
  private List<Named> sent(Predicate<JsonNode> condition) {
    List<Named> sent = new ArrayList<>();
    for (JsonNode parameter : example.operation().parameters()) {
      String value = example.value(parameter);
      if (value != null && condition.test(parameter)) {
        sent.add(new Named(JavaNames.property(parameter.path("name").asText()), value, null));
      }
    }
    return sent;
  }

  List<Named> headers() {
    Map<String, String> patterns = need ? example.pactHeaders() : Map.of();
    return example.answerHeaders().entrySet().stream()
        .map(it -> new Named(it.getKey(), it.getValue(), patterns.get(it.getKey())))
        .filter(header -> !need || header.pattern() != null)
        .toList();
  }

  /** Returns the body as the content of a text block, indented like the block. */
  @Nullable String textBlock() {
    return body == null
        ? null
        : body.toPrettyString().replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"").indent(14);
  }

  boolean isPage() {
    return example.isSuccess() && example.operation().isPaged();
  }

  String itemType() {
    return WrittenDocument.nameOf(itemSchema());
  }

  private JsonNode itemSchema() {
    JsonNode page = example.resolve().apply(example.schema());
    return page.path("properties").path(example.itemsName()).path("items");
  }

  List<JavaValue> items() {
    return !isPage() || body == null
        ? List.of()
        : body.path(example.itemsName())
            .valueStream()
            .map(item -> JavaValue.of(item, itemSchema(), example.resolve()))
            .toList();
  }

  @Nullable String previous() {
    return example.cursor("prev");
  }

  @Nullable String next() {
    return example.cursor("next");
  }

  @Nullable String requestId() {
    return example.answerHeaders().get("X-Request-Id");
  }

  @Nullable String message() {
    return body == null ? null : body.path("message").textValue();
  }

  List<Detail> details() {
    return body == null
        ? List.of()
        : body.path("errors").valueStream().map(ContractTest::detail).toList();
  }

  private static Detail detail(JsonNode error) {
    return error.isTextual()
        ? new Detail(null, error.asText(), List.of(), List.of())
        : new Detail(
            error.path("id").textValue(),
            error.path("message").asText(),
            texts(error.path("parameters")),
            texts(error.path("parameter_values")));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}

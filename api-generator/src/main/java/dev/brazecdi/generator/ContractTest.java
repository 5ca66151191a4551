package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A test that the client reads a response: {@code consumerTest.mustache} calls its methods by name.
 *
 * @param example where the response comes from
 * @param need whether the response has only what the client depends on
 * @param body the body of the response; null for none
 * @param rules by which another value may stand at a place in the body
 */
record ContractTest(
    ContractExample example, boolean need, @Nullable JsonNode body, List<Named> rules) {
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
    tests.add(new ContractTest(example, false, example.body(), List.of()));
    if (example.isInPact()) {
      PactBody needed = example.pactBody();
      tests.add(new ContractTest(example, true, needed.body(), named(needed.rules())));
    }
    tests.forEach(ContractTest::items);
    return tests;
  }

  private static List<Named> named(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> new Named(value.getKey(), value.getValue(), null))
        .toList();
  }

  List<JavaValue.Call> stateParameters() {
    List<JavaValue.Call> parameters = new ArrayList<>();
    for (Map.Entry<String, JsonNode> parameter :
        example.contract().path("parameters").properties()) {
      JsonNode value = parameter.getValue();
      JavaValue written =
          value.isInt() ? JavaValue.literal(value.asText()) : JavaValue.unknown(value);
      parameters.add(new JavaValue.Call(parameter.getKey(), List.of(written)));
    }
    return parameters;
  }

  String path() {
    return example.path(false);
  }

  /** The path with expressions that a verifier takes from the provider's state; null for none. */
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
    return example.operation().parameters().stream()
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .filter(parameter -> (need && example.isFromState(parameter)) == fromState)
        .flatMap(parameter -> argument(parameter).stream())
        .toList();
  }

  /** The arguments of the client's method; the cursor is none of them. */
  List<Named> arguments() {
    return example.operation().parameters().stream()
        .filter(parameter -> !example.operation().isCursor(parameter))
        .flatMap(parameter -> argument(parameter).stream())
        .toList();
  }

  private Optional<Named> argument(JsonNode parameter) {
    String name = parameter.path("name").asText();
    return Optional.ofNullable(example.value(parameter))
        .map(value -> new Named(JavaNames.property(name), value, null));
  }

  @Nullable String cursor() {
    return example.operation().parameters().stream()
        .filter(example.operation()::isCursor)
        .flatMap(parameter -> argument(parameter).stream())
        .map(Named::value)
        .findFirst()
        .orElse(null);
  }

  List<Named> headers() {
    Map<String, String> patterns = need ? example.pactHeaders() : Map.of();
    return example.answerHeaders().entrySet().stream()
        .map(it -> new Named(it.getKey(), it.getValue(), patterns.get(it.getKey())))
        .filter(header -> !need || header.pattern() != null)
        .toList();
  }

  /** The body as the inside of a text block, as far to the right as the block itself. */
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
    List<JavaValue> items = new ArrayList<>();
    if (isPage() && body != null) {
      body.path(example.itemsName())
          .forEach(item -> items.add(JavaValue.of(item, itemSchema(), example.resolve())));
    }
    return items;
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
    List<Detail> details = new ArrayList<>();
    for (JsonNode detail : body == null ? List.<JsonNode>of() : body.path("errors")) {
      details.add(
          detail.isTextual()
              ? new Detail(null, detail.asText(), List.of(), List.of())
              : new Detail(
                  detail.path("id").textValue(),
                  detail.path("message").asText(),
                  texts(detail.path("parameters")),
                  texts(detail.path("parameter_values"))));
    }
    return details;
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}

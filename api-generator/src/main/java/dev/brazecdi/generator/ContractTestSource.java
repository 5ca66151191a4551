package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a contract test's source that a template cannot put together. */
final class ContractTestSource {
  private static final String LINE = "\n          ";

  private final ContractExample example;

  private ContractTestSource(ContractExample example) {
    this.example = example;
  }

  /** What the template shows of an example. */
  static Map<String, Object> of(ContractExample example) {
    ContractTestSource source = new ContractTestSource(example);
    PactBody needed = example.pactBody();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("constant", example.constant());
    facts.put("method", example.method());
    facts.put(
        "javadoc",
        Javadoc.text(example.status() + " " + example.name() + ": " + example.summary()));
    facts.put("example", source.interaction(false, example.body(), Map.of()));
    facts.put("reads", source.reads(example.body(), false));
    facts.put("inPact", example.isInPact());
    if (example.isInPact()) {
      facts.put("need", source.interaction(true, needed.body(), needed.rules()));
      facts.put("readsNeed", source.reads(needed.body(), true));
    }
    return facts;
  }

  /**
   * Finds out whether it can be written.
   *
   * @throws IllegalArgumentException if not, with the reason
   */
  static void check(ContractExample example) {
    of(example);
  }

  private String interaction(boolean need, @Nullable JsonNode body, Map<String, String> rules) {
    StringBuilder source =
        new StringBuilder("Interaction.of(").append(literal(example.description()));
    source.append(')').append(LINE);
    JsonNode parameters = example.contract().path("parameters");
    source.append(".given(").append(literal(example.contract().path("given").asText()));
    for (Map.Entry<String, JsonNode> entry : parameters.properties()) {
      source
          .append(", ")
          .append(literal(entry.getKey()))
          .append(", ")
          .append(parameter(entry.getValue()));
    }
    source.append(')').append(LINE);
    source.append(".request(").append(literal(example.operation().method())).append(", ");
    source.append(literal(example.path(false)));
    if (need && !example.path(true).equals(example.path(false))) {
      source.append(", ").append(literal(example.path(true)));
    }
    source.append(')');
    for (JsonNode parameter : example.operation().parameters()) {
      String value = example.value(parameter);
      if (value != null && parameter.path("in").asText().equals("query")) {
        String name = parameter.path("name").asText();
        source
            .append(LINE)
            .append(need && example.isFromState(parameter) ? ".queryFromState(" : ".query(");
        source.append(literal(name)).append(", ").append(literal(value)).append(')');
      }
    }
    source.append(LINE).append(".answer(").append(example.status()).append(')');
    Map<String, String> values = example.answerHeaders();
    Map<String, String> patterns = need ? example.pactHeaders() : Map.of();
    for (Map.Entry<String, String> header : values.entrySet()) {
      String pattern = patterns.get(header.getKey());
      if (!need || pattern != null) {
        source.append(LINE).append(".header(").append(literal(header.getKey())).append(", ");
        source.append(literal(header.getValue()));
        if (pattern != null) {
          source.append(", ").append(literal(pattern));
        }
        source.append(')');
      }
    }
    if (body != null) {
      source.append(LINE).append(".body(\n              \"\"\"\n");
      source.append(textBlock(body.toPrettyString())).append("\"\"\")");
    }
    rules.forEach(
        (path, rule) ->
            source
                .append(LINE)
                .append(".rule(")
                .append(literal(path))
                .append(", ")
                .append(rule)
                .append(')'));
    return source.toString();
  }

  private static String parameter(JsonNode value) {
    if (value.isTextual()) {
      return literal(value.asText());
    }
    return value.isIntegralNumber() && !value.isInt() ? value.asText() + "L" : value.asText();
  }

  /** The body of a test: the request, sent by the client, and what it has to make of the answer. */
  private String reads(@Nullable JsonNode body, boolean brief) {
    String call = call();
    if (!example.isSuccess()) {
      return failure(call, body, brief);
    }
    return example.operation().isPaged() ? page(call, body, brief) : accepted(call);
  }

  private String call() {
    String arguments =
        example.operation().parameters().stream()
            .map(example::value)
            .map(value -> value == null ? "null" : literal(value))
            .collect(Collectors.joining(", "));
    return "client." + example.operation().id() + "(" + arguments + ")";
  }

  private String page(String call, @Nullable JsonNode body, boolean brief) {
    JsonNode items =
        example.resolve().apply(example.schema()).path("properties").path("results").path("items");
    String type = ContractDocument.nameOf(items);
    ExpectedJava expected = new ExpectedJava(example.resolve());
    List<String> values = new ArrayList<>();
    if (body != null) {
      body.path("results").forEach(item -> values.add(expected.of(item, items)));
    }
    StringBuilder source = new StringBuilder("Page<" + type + "> page = " + call + ";\n\n      ");
    source.append("assertThat(page.items())\n          ");
    source.append(
        values.isEmpty()
            ? ".isEmpty();"
            : ".containsExactly(\n              "
                + String.join(",\n              ", values)
                + ");");
    source
        .append("\n      assertThat(page.previous()).isEqualTo(")
        .append(cursor("prev"))
        .append(");");
    source.append("\n      assertThat(page.next()).isEqualTo(").append(cursor("next")).append(");");
    if (!brief) {
      source
          .append("\n      assertThat(page.requestId()).isEqualTo(")
          .append(requestId())
          .append(");");
    }
    return source.toString();
  }

  private String cursor(String relationType) {
    String cursor = example.cursor(relationType);
    return cursor == null ? "null" : "Cursor.of(" + literal(cursor) + ")";
  }

  private String accepted(String call) {
    JsonNode first = example.operation().parameters().get(0);
    return "TriggeredSync sync = "
        + call
        + ";\n\n      assertThat(sync.integrationId()).isEqualTo("
        + literal(String.valueOf(example.value(first)))
        + ");";
  }

  private String failure(String call, @Nullable JsonNode body, boolean brief) {
    StringBuilder source = new StringBuilder("assertThatFailureOf(() -> " + call + ")");
    source.append(LINE).append(".hasStatus(").append(example.status()).append(')');
    source.append(LINE).append(".isOf(").append(literal(example.name())).append(')');
    if (body != null && body.path("message").isTextual()) {
      source
          .append(LINE)
          .append(".says(")
          .append(literal(body.path("message").asText()))
          .append(')');
    }
    if (!brief) {
      source.append(LINE).append(".hasDetails(").append(details(body)).append(')');
      source.append(LINE).append(".hasRequestId(").append(requestId()).append(')');
    }
    return source.append(';').toString();
  }

  private static String details(@Nullable JsonNode body) {
    List<String> details = new ArrayList<>();
    if (body != null) {
      for (JsonNode detail : body.path("errors")) {
        details.add(
            detail.isTextual()
                ? "new ErrorDetail(null, " + literal(detail.asText()) + ", List.of(), List.of())"
                : "new ErrorDetail("
                    + literal(detail.path("id").asText())
                    + ", "
                    + literal(detail.path("message").asText())
                    + ", List.of("
                    + texts(detail.path("parameters"))
                    + "), List.of("
                    + texts(detail.path("parameter_values"))
                    + "))");
      }
    }
    return String.join(", ", details);
  }

  private static String texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(literal(text.asText())));
    return String.join(", ", texts);
  }

  private String requestId() {
    String id = example.answerHeaders().get("X-Request-Id");
    return id == null ? "null" : literal(id);
  }

  private static String textBlock(String text) {
    return text.lines()
        .map(line -> "              " + line.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\""))
        .collect(Collectors.joining("\n"));
  }

  private static String literal(String text) {
    return ExpectedJava.literal(text);
  }
}

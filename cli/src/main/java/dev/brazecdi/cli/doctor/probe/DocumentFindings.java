package dev.brazecdi.cli.doctor.probe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where answers differ from the OpenAPI document of this project. */
final class DocumentFindings {
  /** What HTTP itself, and the servers on the way, put on answers. */
  private static final Set<String> HTTP =
      Set.of(
          "date",
          "content-type",
          "content-length",
          "content-encoding",
          "transfer-encoding",
          "connection",
          "vary",
          "cache-control",
          "age",
          "etag",
          "server",
          "via",
          "expires",
          "strict-transport-security");

  private final Shape shape;
  private final HeaderForm headerForm;
  private final Set<String> statuses = new TreeSet<>();
  private final Set<String> headers = new TreeSet<>();
  private final Set<String> unknown = new TreeSet<>();
  private final Set<String> missing = new TreeSet<>();
  private final Set<String> types = new TreeSet<>();
  private final Set<String> noJson = new TreeSet<>();

  private DocumentFindings(Shape shape, HeaderForm headerForm) {
    this.shape = shape;
    this.headerForm = headerForm;
  }

  static List<ProbeFinding> of(
      ProbeLog log, ApiDocument document, Shape shape, HeaderForm headerForm) {
    DocumentFindings all = new DocumentFindings(shape, headerForm);
    boolean compared = false;
    boolean bodies = false;
    for (Exchange answer : log.answers()) {
      ApiDocument.Operation operation = document.operation(answer.question().operation());
      if (operation != null) {
        all.compare(answer, operation);
        compared = true;
        bodies |= answer.json() != null;
      }
    }
    Findings findings = new Findings("api-spec/openapi.yaml");
    add(findings, "statuses it does not list", all.statuses, compared);
    add(findings, "headers it does not list", all.headers, compared);
    add(findings, "fields it does not know", all.unknown, bodies);
    add(findings, "required fields that are missing", all.missing, bodies);
    add(findings, "fields of another type", all.types, bodies);
    add(findings, "bodies that are no JSON", all.noJson, compared);
    return findings.list();
  }

  private static void add(Findings findings, String question, Set<String> seen, boolean compared) {
    if (compared) {
      findings.exact(question, "none", seen.isEmpty() ? "none" : String.join("; ", seen));
    } else {
      findings.notSeen(question, "none");
    }
  }

  private void compare(Exchange answer, ApiDocument.Operation operation) {
    String status = answer.status() + "";
    String where = operation.id() + " " + status;
    if (!operation.fields().containsKey(status)) {
      statuses.add(where);
    }
    Set<String> listed = operation.headers().getOrDefault(status, Set.of());
    for (String name : answer.headers().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!listed.contains(lower) && !HTTP.contains(lower)) {
        headers.add(headerForm.name(lower));
      }
    }
    if (answer.json() == null) {
      noJson.add(where + " " + shape.of(answer));
    } else {
      if (!(answer.json() instanceof Map<?, ?>)) {
        types.add("the body (" + where + ")");
      }
      body(answer.json(), "", "$", operation.fields().getOrDefault(status, Map.of()), where);
    }
  }

  private void body(
      @Nullable Object json,
      String path,
      String place,
      Map<String, ApiDocument.Field> fields,
      String where) {
    if (json instanceof List<?> list) {
      ApiDocument.Field items = fields.get(path + "[]");
      for (Object item : list) {
        if (items != null) {
          type(item, path + "[]", items, where);
        }
        body(item, path + "[]", place + "[]", fields, where);
      }
      return;
    }
    boolean described = fields.keySet().stream().anyMatch(name -> isWithin(name, path));
    if (!(json instanceof Map<?, ?> map) || !described) {
      return;
    }
    String prefix = path.isEmpty() ? "" : path + ".";
    for (Map.Entry<?, ?> member : map.entrySet()) {
      String name = String.valueOf(member.getKey());
      ApiDocument.Field field = fields.get(prefix + name);
      if (field == null) {
        unknown.add(prefix + shape.member(place, name) + " (" + where + ")");
      } else {
        type(member.getValue(), prefix + name, field, where);
        body(member.getValue(), prefix + name, place + "." + name, fields, where);
      }
    }
    fields.forEach(
        (name, field) -> {
          boolean own = isWithin(name, path) && name.indexOf('.', prefix.length()) < 0;
          if (own && field.required() && map.get(name.substring(prefix.length())) == null) {
            missing.add(name + " (" + where + ")");
          }
        });
  }

  /** Whether a field is a member of what is at that path. */
  private static boolean isWithin(String name, String path) {
    return path.isEmpty() ? !name.startsWith("[]") : name.startsWith(path + ".");
  }

  private void type(@Nullable Object value, String name, ApiDocument.Field field, String where) {
    boolean fits =
        switch (field.type()) {
          case "string" ->
              value instanceof String text && (!field.isTime() || ItemFindings.time(text) != null);
          case "integer" -> value instanceof Double number && number == Math.rint(number);
          case "number" -> value instanceof Double;
          case "boolean" -> value instanceof Boolean;
          case "array" -> value instanceof List<?>;
          case "object" -> value instanceof Map<?, ?>;
          default -> true;
        };
    if (value != null && !fits) {
      types.add(name + " (" + where + ")");
    }
  }
}

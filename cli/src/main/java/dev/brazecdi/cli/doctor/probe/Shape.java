package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows bodies by their form. Members and statuses that are known keep their words, and so do the
 * messages of errors, as far as {@link Redaction#text} lets them.
 */
final class Shape {
  private static final int MOST_ITEMS = 12;
  private static final int DEEPEST = 6;
  private static final Pattern MEMBER =
      Pattern.compile("[a-z]{1,24}(_([a-z]{1,24}|[0-9]{1,3})){0,5}");
  private static final Pattern STATUS = Pattern.compile("[A-Za-z]{2,24}([ _-][A-Za-z]{2,24}){0,2}");

  /** Members whose values are words of the API and no texts of its users. */
  private static final Set<String> STATUSES =
      Set.of(
          "job_status",
          "last_job_status",
          "integration_type",
          "integration_status",
          "warehouse_type");

  private static final Set<String> MESSAGES =
      Set.of(
          "$.message",
          "$.error",
          "$.errors[]",
          "$.errors[].id",
          "$.errors[].message",
          "$.errors[].parameters[]");

  private final Redaction redaction;
  private final ApiDocument document;

  Shape(Redaction redaction, ApiDocument document) {
    this.redaction = redaction;
    this.document = document;
  }

  /** Has all values of a body that are nobody's business disappear from texts. */
  void learn(@Nullable Object json) {
    learn(json, "", "$", 0);
  }

  private void learn(@Nullable Object json, String member, String path, int depth) {
    if (json instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (isHidden(path, String.valueOf(name))) {
              redaction.learn(String.valueOf(name));
            }
            learn(value, String.valueOf(name), path + "." + name, depth + 1);
          });
    } else if (json instanceof List<?> list) {
      list.forEach(item -> learn(item, member, path + "[]", depth + 1));
    } else if (json instanceof String text
        && !STATUSES.contains(member)
        && !MESSAGES.contains(path)
        && !Form.isTime(text)
        && !Probe.isOwn(text)) {
      redaction.learn(text);
    }
  }

  /** The body of an exchange. */
  String of(Exchange exchange) {
    if (exchange.json() != null) {
      return of(exchange.json(), "", "$", 0);
    }
    String body = exchange.body();
    String what =
        body.isEmpty()
            ? "[nothing]"
            : "["
                + (isHtml(body) ? "HTML" : "no JSON")
                + " of "
                + Text.plural(body.length(), "character")
                + "]";
    return exchange.failure() == null ? what : what + " [broke off]";
  }

  private static boolean isHtml(String body) {
    String start = body.strip().toLowerCase(Locale.ROOT);
    return start.startsWith("<html") || start.startsWith("<!doctype html");
  }

  private String of(@Nullable Object json, String member, String path, int depth) {
    if (json instanceof Map<?, ?> map) {
      return object(map, path, depth);
    }
    if (json instanceof List<?> list) {
      return array(list, member, path, depth);
    }
    if (json instanceof String text) {
      return "\"" + string(text, member, path) + "\"";
    }
    if (json instanceof Double number) {
      return number == Math.rint(number) ? "[integer]" : "[number]";
    }
    return String.valueOf(json);
  }

  private String object(Map<?, ?> map, String path, int depth) {
    if (depth > DEEPEST) {
      return "{…}";
    }
    return map.entrySet().stream()
        .map(
            entry -> {
              String name = String.valueOf(entry.getKey());
              return "\""
                  + member(path, name)
                  + "\": "
                  + of(entry.getValue(), name, path + "." + name, depth + 1);
            })
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String array(List<?> list, String member, String path, int depth) {
    if (depth > DEEPEST) {
      return "[…]";
    }
    List<String> items = new ArrayList<>();
    for (Object item : list.subList(0, Math.min(MOST_ITEMS, list.size()))) {
      items.add(of(item, member, path + "[]", depth + 1));
    }
    if (list.size() > MOST_ITEMS) {
      items.add("… " + (list.size() - MOST_ITEMS) + " more");
    }
    return path.equals("$.results") && !items.isEmpty()
        ? "[\n  " + String.join(",\n  ", items) + "\n]"
        : "[" + String.join(", ", items) + "]";
  }

  private String string(String text, String member, String path) {
    if (Probe.isOwn(text)) {
      return text;
    }
    if (MESSAGES.contains(path)) {
      return redaction.text(text);
    }
    return isStatus(member, path) ? status(text) : redaction.placeholder(text);
  }

  private static boolean isStatus(String member, String path) {
    return STATUSES.contains(member) && path.equals("$.results[]." + member);
  }

  /** A status or a type, if it looks like one. */
  String status(String word) {
    if (document.statuses().contains(word)) {
      return word;
    }
    return STATUS.matcher(word).matches() ? redaction.name(word) : redaction.placeholder(word);
  }

  /**
   * The name of a member. Of the members nobody knows, those of pages, items and errors are shown,
   * if they look like names of an API; deeper down, a name may be a value.
   */
  String member(String path, String name) {
    return isHidden(path, name) ? redaction.placeholder(name) : memberText(name);
  }

  private String memberText(String name) {
    return document.isMember(name) ? name : redaction.name(name);
  }

  private boolean isHidden(String path, String name) {
    boolean shallow = Set.of("$", "$.results[]", "$.errors[]").contains(path);
    return !document.isMember(name) && !(shallow && MEMBER.matcher(name).matches());
  }
}

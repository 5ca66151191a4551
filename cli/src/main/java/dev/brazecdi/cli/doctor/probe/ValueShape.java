package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.terminal.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes values without showing them: type, character class and length. */
final class ValueShape {
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d([T ])\\d\\d:\\d\\d:\\d\\d(?:[.,](\\d{1,12}))?(Z|[+-]\\d\\d:?\\d\\d)?");

  /** Kinds of texts and their patterns; the first that matches counts. */
  private static final String[][] KINDS = {
    {"empty text", ""},
    {"UUID", "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"},
    {"e-mail address", "[^\\s@]+@[^\\s@]+"},
    {"digits", "[0-9]+"},
    {"hex", "(?=.*\\d)\\p{XDigit}{8,}"},
    {"base64", "(?=.*[0-9=+/])(?=.*[A-Z])[A-Za-z0-9+/_-]{6,}=*"},
    {"percent-encoded text", "(?=.*%)[A-Za-z0-9._~+/=%-]+"},
  };

  private ValueShape() {}

  /** Returns a shape with its size, such as {@code base64 of 12 characters}. */
  static String of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return "object with " + Text.plural(map.size(), "member");
    }
    if (value instanceof List<?> list) {
      return "array of " + Text.plural(list.size(), "element");
    }
    boolean sized = value instanceof String it && !it.isEmpty() && !TIME.matcher(it).matches();
    return kind(value) + (sized ? size(String.valueOf(value)) : "");
  }

  /** Returns a shape without its size, such as {@code base64}. */
  static String kind(@Nullable Object value) {
    if (value instanceof String text) {
      return textKind(text);
    }
    if (value instanceof Double number) {
      return number == Math.rint(number) ? "integer" : "number";
    }
    return value == null
        ? "null"
        : value instanceof Map ? "object" : value instanceof List ? "array" : "boolean";
  }

  private static String textKind(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      Stream<String[]> kinds = Stream.of(KINDS).filter(kind -> text.matches(kind[1]));
      return kinds.findFirst().map(kind -> kind[0]).orElse("text");
    }
    int digits = time.group(2) == null ? 0 : time.group(2).length();
    String offset = time.group(3) == null ? "no offset" : "an offset";
    return (time.group(1).equals("T") ? "ISO 8601 time with " : "time with a space, ")
        + Text.plural(digits, "digit")
        + " of fraction and "
        + ("Z".equals(time.group(3)) ? "Z" : offset);
  }

  /** Parses an ISO 8601 time; returns null if it is not valid. */
  static @Nullable Instant time(@Nullable Object value) {
    try {
      return value instanceof String text ? OffsetDateTime.parse(text).toInstant() : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String size(String text) {
    return " of " + Text.plural(text.length(), "character");
  }

  /** Returns the shape of a body, which may be absent or not JSON. */
  static String body(RecordedResponse response) {
    if (response.json() != null) {
      return of(response.json());
    }
    String body = response.body();
    boolean html = body.strip().regionMatches(true, 0, "<html", 0, 5);
    return body.isEmpty() ? "no body" : (html ? "HTML" : "not JSON,") + size(body);
  }

  /** Returns a number that is too small to identify anything, or only how long it is. */
  static String number(long number) {
    return Math.abs(number) < 100_000 ? number + "" : "digits" + size(number + "");
  }

  /** Returns a path or a Link header as punctuation and known words, with … for the rest. */
  static String outline(String text) {
    StringBuilder outline = new StringBuilder();
    for (String part : text.split("(?<=[/<>?&=;,\"' ])|(?=[/<>?&=;,\"' ])", -1)) {
      boolean shown = "/<>?&=;,\"' ".contains(part) || KnownWords.isKnown(part);
      String hidden = part.startsWith("integrations") ? "integrations…" : "…"; // no slash before id
      outline.append(shown ? part : hidden);
    }
    return outline.toString();
  }
}

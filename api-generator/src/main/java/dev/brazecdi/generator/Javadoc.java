package dev.brazecdi.generator;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the document's texts into Java source so that they stay what they are. */
final class Javadoc {
  /** A whole text that fits into a line, or as much of it as does, to the end of a word at best. */
  private static final Pattern PART =
      Pattern.compile("^.{0,72}$|\\G.{1,72}(?<=[ ,;/?&])|\\G.{1,72}", Pattern.DOTALL);

  private Javadoc() {}

  /**
   * A description as it can stand in a Javadoc comment: one line, with nothing that ends or bends
   * it.
   */
  static String text(@Nullable String description) {
    if (description == null) {
      return "";
    }
    StringBuilder text = new StringBuilder(description.length());
    String line = description.strip().replaceAll("\\s+", " ");
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '@' -> text.append("&#64;");
        case '{' -> text.append("&#123;");
        case '}' -> text.append("&#125;");
        case '/' -> text.append(endsWithStar(text) ? "&#47;" : "/");
        case '\\' -> text.append("&#92;");
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  /** A text as Java string literals that are short enough for a line each. */
  static String quoted(String text) {
    return PART.matcher(text)
        .results()
        .map(part -> '"' + literal(part.group()) + '"')
        .collect(Collectors.joining(" + "));
  }

  /** A text as the inside of a Java string literal. */
  static String literal(String value) {
    StringBuilder literal = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        default -> {
          if (c < 0x20 || c > 0x7e) {
            literal.append(String.format("\\u%04x", (int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.toString();
  }

  private static boolean endsWithStar(StringBuilder text) {
    return text.length() > 0 && text.charAt(text.length() - 1) == '*';
  }
}

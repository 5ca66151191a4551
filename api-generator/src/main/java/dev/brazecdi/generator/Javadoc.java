package dev.brazecdi.generator;

import org.jspecify.annotations.Nullable;

/** Puts the document's texts into Java source so that they stay what they are. */
final class Javadoc {
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

package dev.brazecdi.generator;

import com.google.common.escape.ArrayBasedCharEscaper;
import com.google.common.escape.Escaper;
import com.google.common.escape.Escapers;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Escapes texts of the document for Java source. */
final class Javadoc {
  /** A whole text that fits into a line, or the next part that does, up to a word's end if any. */
  private static final Pattern PART =
      Pattern.compile("^.{0,72}$|\\G.{1,72}(?<=[ ,;/?&])|\\G.{1,72}", Pattern.DOTALL);

  private static final Escaper COMMENT =
      Escapers.builder()
          .addEscape('&', "&amp;")
          .addEscape('<', "&lt;")
          .addEscape('>', "&gt;")
          .addEscape('@', "&#64;")
          .addEscape('{', "&#123;")
          .addEscape('}', "&#125;")
          .addEscape('\\', "&#92;")
          .build();

  private static final Escaper LITERAL =
      new ArrayBasedCharEscaper(
          Map.of('"', "\\\"", '\\', "\\\\", '\n', "\\n", '\r', "\\r"), ' ', '~') {
        @Override
        protected char[] escapeUnsafe(char c) {
          return String.format("\\u%04x", (int) c).toCharArray();
        }
      };

  private Javadoc() {}

  /** Returns a description for a Javadoc comment: one line, in which nothing is a tag or markup. */
  static String text(@Nullable String description) {
    return description == null ? "" : COMMENT.escape(line(description)).replace("*/", "*&#47;");
  }

  /** Returns a text in one line. */
  static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Returns a text as Java string literals, each short enough for a line. */
  static String quoted(String text) {
    return PART.matcher(text)
        .results()
        .map(part -> '"' + literal(part.group()) + '"')
        .collect(Collectors.joining(" + "));
  }

  /** Returns a text as the content of a Java string literal. */
  static String literal(String text) {
    return LITERAL.escape(text);
  }
}

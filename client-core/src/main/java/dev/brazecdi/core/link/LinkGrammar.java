package dev.brazecdi.core.link;

/**
 * The pieces that a {@code Link} field value is made of (RFC 8288, appendix B): where each ends.
 *
 * <p>Positions in, positions out, and no state, so that readers can use them without allocating.
 */
final class LinkGrammar {
  private LinkGrammar() {}

  static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  static int skipSpaceAndCommas(String text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == ',' || isSpace(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  /** The end of a parameter's name, which begins here. */
  static int endOfName(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!isLowerCase(c) && (c == '=' || isSpace(c) || endsParameter(c))) {
        break;
      }
      i++;
    }
    return i;
  }

  /** The end of a parameter whose value, without quotes, begins here; space before it included. */
  static int endOfUnquoted(String text, int from) {
    int i = from;
    while (i < text.length() && !endsParameter(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /**
   * Where the quote stands that closes the quoted string whose first character is here; the text's
   * length if none does. A backslash takes the meaning from the character behind it.
   */
  static int closingQuote(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      i += c == '\\' ? 2 : 1;
    }
    return text.length();
  }

  /** What a quoted string says that holds backslashes. */
  static String unescape(String text, int from, int to) {
    StringBuilder unescaped = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < to) {
        c = text.charAt(++i);
      }
      unescaped.append(c);
    }
    return unescaped.toString();
  }

  /** The end of a part of the text without the space it ends with. */
  static int beforeSpace(String text, int from, int to) {
    int i = to;
    while (i > from && isSpace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** The end of the word that begins here, in a list that space divides. */
  static int endOfWord(String text, int from, int to) {
    int i = from;
    while (i < to && !isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Where this character stands first in a part of the text, or the part's end. */
  static int indexOf(String text, char c, int from, int to) {
    int i = from;
    while (i < to && text.charAt(i) != c) {
      i++;
    }
    return i;
  }

  /** As most characters of a name are: asked first, it spares the other questions. */
  private static boolean isLowerCase(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean endsParameter(char c) {
    return c == ';' || c == ',';
  }

  /** Optional white space (RFC 9110, section 5.6.3). */
  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}

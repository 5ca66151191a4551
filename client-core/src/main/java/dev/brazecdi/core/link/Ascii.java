package dev.brazecdi.core.link;

/**
 * Comparison without case, by ASCII only: to Unicode, the Kelvin sign is a K as well. Allocates
 * nothing but what it returns.
 */
final class Ascii {
  private Ascii() {}

  /** Whether this word, which is in lower case, stands at this position of the text. */
  static boolean matches(String text, int position, String lowerCaseWord) {
    int length = lowerCaseWord.length();
    if (text.length() - position < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(position + i);
      if (c != lowerCaseWord.charAt(i) && toLowerCase(c) != lowerCaseWord.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether this word, which is in lower case, stands somewhere in this part of the text. */
  static boolean contains(String text, int from, int to, String lowerCaseWord) {
    for (int i = from; i <= to - lowerCaseWord.length(); i++) {
      if (matches(text, i, lowerCaseWord)) {
        return true;
      }
    }
    return false;
  }

  static String toLowerCase(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (toLowerCase(text.charAt(i)) != text.charAt(i)) {
        StringBuilder lower = new StringBuilder(text);
        for (int j = i; j < lower.length(); j++) {
          lower.setCharAt(j, toLowerCase(lower.charAt(j)));
        }
        return lower.toString();
      }
    }
    return text;
  }

  private static char toLowerCase(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }
}

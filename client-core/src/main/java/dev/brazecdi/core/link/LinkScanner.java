package dev.brazecdi.core.link;

import org.jspecify.annotations.Nullable;

/**
 * Reads one field value from left to right, link by link and parameter by parameter, by the
 * algorithm of RFC 8288, appendix B, with two corrections that the RFC's body asks for: the comma
 * between links is consumed, and white space after an unquoted value is not part of it.
 *
 * <p>Every character is looked at a bounded number of times. What was read last stands in the
 * fields as positions, so a caller allocates only what it keeps.
 */
final class LinkScanner {
  private final String text;
  private int position;

  int targetStart;
  int targetEnd;

  int nameStart;
  int nameEnd;

  /** Whether the last parameter has a value at all: {@code ; crossorigin} has none. */
  boolean hasValue;

  /** The value's characters, without quotes; with backslashes where {@link #escaped}. */
  int valueStart;

  int valueEnd;

  /** Whether the value holds quoted-pairs. */
  boolean escaped;

  LinkScanner(String text) {
    this.text = text;
  }

  /**
   * Goes to the next link; false at the end and at damage, which {@link #damagedAt()} tells apart.
   */
  boolean nextLink() {
    skipSpaceAndCommas();
    if (position == text.length() || text.charAt(position) != '<') {
      return false;
    }
    int end = text.indexOf('>', position);
    if (end < 0) {
      return false;
    }
    targetStart = position + 1;
    targetEnd = end;
    position = end + 1;
    return true;
  }

  /** Goes to the next parameter of the link; false where the link ends. */
  boolean nextParameter() {
    skipSpace();
    if (position == text.length() || text.charAt(position) != ';') {
      return false;
    }
    position++;
    skipSpace();
    nameStart = position;
    position = endOfToken(true);
    nameEnd = beforeSpace(nameStart, position);
    hasValue = position < text.length() && text.charAt(position) == '=';
    escaped = false;
    if (!hasValue) {
      valueStart = valueEnd = position;
      return true;
    }
    position++;
    skipSpace();
    if (position < text.length() && text.charAt(position) == '"') {
      readQuoted();
    } else {
      valueStart = position;
      position = endOfToken(false);
      valueEnd = beforeSpace(valueStart, position);
    }
    return true;
  }

  /** Where reading stopped before the end of the text, or -1 if it did not. */
  int damagedAt() {
    return position < text.length() ? position : -1;
  }

  /** Whether the last parameter's name is this one, which is in lower case. */
  boolean isNamed(String name) {
    return nameEnd - nameStart == name.length()
        && text.regionMatches(true, nameStart, name, 0, name.length());
  }

  /** The last parameter's name, as it came. */
  String name() {
    return text.substring(nameStart, nameEnd);
  }

  /** The last parameter's value, unquoted. */
  String value() {
    return escaped ? unescape() : text.substring(valueStart, valueEnd);
  }

  /** The last link's target, as it came. */
  String target() {
    return text.substring(targetStart, targetEnd);
  }

  /**
   * The value of this parameter in the query of the last link's target, still encoded; null if its
   * query has none. The first of several counts.
   */
  @Nullable String queryParameter(String name) {
    int end = text.indexOf('#', targetStart);
    if (end < 0 || end > targetEnd) {
      end = targetEnd;
    }
    int from = text.indexOf('?', targetStart);
    if (from < 0 || from >= end) {
      return null;
    }
    from++;
    while (from <= end) {
      int stop = text.indexOf('&', from);
      if (stop < 0 || stop > end) {
        stop = end;
      }
      if (text.startsWith(name, from)) {
        int after = from + name.length();
        if (after == stop) {
          return "";
        }
        if (after < stop && text.charAt(after) == '=') {
          return text.substring(after + 1, stop);
        }
      }
      from = stop + 1;
    }
    return null;
  }

  private void readQuoted() {
    position++;
    valueStart = position;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '"') {
        valueEnd = position++;
        return;
      }
      if (c == '\\' && position + 1 < text.length()) {
        escaped = true;
        position++;
      }
      position++;
    }
    valueEnd = position;
  }

  private String unescape() {
    StringBuilder unquoted = new StringBuilder(valueEnd - valueStart);
    for (int i = valueStart; i < valueEnd; i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < valueEnd) {
        c = text.charAt(++i);
      }
      unquoted.append(c);
    }
    return unquoted.toString();
  }

  private int endOfToken(boolean ofName) {
    int i = position;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ';' || c == ',' || (ofName && c == '=')) {
        break;
      }
      i++;
    }
    return i;
  }

  private int beforeSpace(int start, int end) {
    int i = end;
    while (i > start && isSpace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private void skipSpace() {
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
    }
  }

  private void skipSpaceAndCommas() {
    while (position < text.length()
        && (text.charAt(position) == ',' || isSpace(text.charAt(position)))) {
      position++;
    }
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}

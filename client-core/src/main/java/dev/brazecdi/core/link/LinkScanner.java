package dev.brazecdi.core.link;

import static dev.brazecdi.core.link.LinkGrammar.skipSpace;

/**
 * Reads one field value from left to right, link by link and parameter by parameter, by the
 * algorithm of RFC 8288, appendix B, with two corrections that the RFC's body asks for: the comma
 * between links is consumed, and white space after an unquoted value is not part of it.
 *
 * <p>Every character is looked at a bounded number of times.
 */
final class LinkScanner {
  private final String text;
  private int position;
  private int targetStart;
  private int targetEnd;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;
  private boolean escaped;
  private int backslash = -1; // the last that was found; the text's length if there are no more

  LinkScanner(String text) {
    this.text = text;
  }

  /** Goes to the next link; false at the end and where reading cannot go on. */
  boolean nextLink() {
    position = LinkGrammar.skipSpaceAndCommas(text, position);
    if (!isAt('<')) {
      return false;
    }
    targetStart = position + 1;
    targetEnd = text.indexOf('>', targetStart);
    position = targetEnd + 1;
    return targetEnd >= 0;
  }

  /** Goes to the next parameter of the link; false where the link ends. */
  boolean nextParameter() {
    position = skipSpace(text, position);
    if (!isAt(';')) {
      return false;
    }
    nameStart = skipSpace(text, position + 1);
    nameEnd = LinkGrammar.endOfName(text, nameStart);
    position = skipSpace(text, nameEnd);
    escaped = false;
    valueStart = valueEnd = position;
    if (isAt('=')) {
      position = skipSpace(text, position + 1);
      readValue();
    }
    return true;
  }

  private void readValue() {
    if (isAt('"')) {
      valueStart = position + 1;
      int quote = text.indexOf('"', valueStart);
      valueEnd = quote < 0 ? text.length() : quote;
      escaped = nextBackslash() < valueEnd;
      if (escaped) {
        valueEnd = LinkGrammar.closingQuote(text, valueStart); // the first may not be the one
      }
      position = Math.min(valueEnd + 1, text.length());
    } else {
      valueStart = position;
      position = LinkGrammar.endOfUnquoted(text, position);
      valueEnd = LinkGrammar.beforeSpace(text, valueStart, position);
    }
  }

  /** Where the first backslash stands in this value or behind it, looked for once in a text. */
  private int nextBackslash() {
    if (backslash < valueStart) {
      int next = text.indexOf('\\', valueStart);
      backslash = next < 0 ? text.length() : next;
    }
    return backslash;
  }

  /** The last link's target, as it came. */
  String target() {
    return text.substring(targetStart, targetEnd);
  }

  /** Whether the last parameter has this name, which is in lower case. */
  boolean isNamed(String lowerCaseName) {
    return isWord(nameStart, nameEnd, lowerCaseName);
  }

  /** Whether the last parameter has neither a name nor a value. */
  boolean isNothing() {
    return nameEnd == nameStart && valueEnd == valueStart;
  }

  /** The last parameter's name, in lower case. */
  String name() {
    return Ascii.toLowerCase(text.substring(nameStart, nameEnd));
  }

  /** Whether the last parameter has this value, which is in lower case and without backslashes. */
  boolean hasValue(String lowerCaseValue) {
    return isWord(valueStart, valueEnd, lowerCaseValue);
  }

  /** Whether this is the word; what begins otherwise, as most do, is none without a loop. */
  private boolean isWord(int from, int to, String lowerCaseWord) {
    return to - from == lowerCaseWord.length()
        && (text.charAt(from) | 0x20) == lowerCaseWord.charAt(0)
        && Ascii.matches(text, from, lowerCaseWord);
  }

  /** The last parameter's value, unquoted; empty if it has none. */
  String value() {
    return escaped
        ? LinkGrammar.unescape(text, valueStart, valueEnd)
        : text.substring(valueStart, valueEnd);
  }

  private boolean isAt(char c) {
    return position < text.length() && text.charAt(position) == c;
  }
}

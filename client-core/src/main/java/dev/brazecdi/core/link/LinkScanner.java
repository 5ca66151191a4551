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
      escaped = LinkGrammar.indexOf(text, '\\', valueStart, valueEnd) < valueEnd;
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

  /** The last link's target, as it came. */
  String target() {
    return text.substring(targetStart, targetEnd);
  }

  /** Whether the last parameter has this name, which is in lower case. */
  boolean isNamed(String lowerCaseName) {
    return nameEnd - nameStart == lowerCaseName.length()
        && Ascii.matches(text, nameStart, lowerCaseName);
  }

  /** Whether the last parameter has neither a name nor a value. */
  boolean isNothing() {
    return nameEnd == nameStart && valueEnd == valueStart;
  }

  /** The last parameter's name, in lower case. */
  String name() {
    return Ascii.toLowerCase(text.substring(nameStart, nameEnd));
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

package dev.brazecdi.benchmarks.peers;

import org.jspecify.annotations.Nullable;

/**
 * A parser of {@code Link} headers as somebody careful would write it by hand for this one purpose:
 * it goes over the header once, link by link, and heeds quotes.
 */
final class SinglePass {
  private final String text;
  private int position;

  private SinglePass(String text) {
    this.text = text;
  }

  /** The target of the link to the next page, or null. */
  static @Nullable String next(String text) {
    return new SinglePass(text).next();
  }

  private @Nullable String next() {
    while (true) {
      skip(" \t,");
      if (position == text.length() || text.charAt(position) != '<') {
        return null;
      }
      int start = position + 1;
      int end = text.indexOf('>', start);
      if (end < 0) {
        return null;
      }
      position = end + 1;
      if (parametersSayNext()) {
        return text.substring(start, end);
      }
    }
  }

  /** Reads to the comma behind the link; the first {@code rel} counts. */
  private boolean parametersSayNext() {
    boolean relSeen = false;
    boolean saysNext = false;
    while (true) {
      skip(" \t;");
      if (position == text.length() || text.charAt(position) == ',') {
        return saysNext;
      }
      int name = position;
      skipTo("=;, \t");
      boolean isRel = position - name == 3 && text.regionMatches(true, name, "rel", 0, 3);
      skip(" \t");
      if (position < text.length() && text.charAt(position) == '=') {
        position++;
        skip(" \t");
        boolean valueIsNext = valueHoldsNext();
        saysNext |= isRel && !relSeen && valueIsNext;
        relSeen |= isRel;
      }
    }
  }

  private boolean valueHoldsNext() {
    if (position == text.length() || text.charAt(position) != '"') {
      int start = position;
      skipTo(";, \t");
      return holdsNext(start, position);
    }
    int start = ++position;
    while (position < text.length() && text.charAt(position) != '"') {
      position += text.charAt(position) == '\\' ? 2 : 1;
    }
    int end = Math.min(position, text.length());
    position = Math.min(end + 1, text.length());
    return holdsNext(start, end);
  }

  private boolean holdsNext(int start, int end) {
    for (int word = start; word + 4 <= end; word++) {
      boolean begins = word == start || text.charAt(word - 1) == ' ';
      boolean ends = word + 4 == end || text.charAt(word + 4) == ' ';
      if (begins && ends && text.regionMatches(true, word, "next", 0, 4)) {
        return true;
      }
    }
    return false;
  }

  private void skip(String characters) {
    while (position < text.length() && characters.indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private void skipTo(String characters) {
    while (position < text.length() && characters.indexOf(text.charAt(position)) < 0) {
      position++;
    }
  }
}

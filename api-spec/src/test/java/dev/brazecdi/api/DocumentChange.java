package dev.brazecdi.api;

/**
 * A change that is made to the document to see what the comparison says of it.
 *
 * @param what it is
 * @param text what is replaced, at its first place
 * @param instead by what
 */
record DocumentChange(String what, String text, String instead) {
  static DocumentChange replacing(String what, String text, String instead) {
    return new DocumentChange(what, text, instead);
  }

  /** Adds a text behind the first place of another. */
  static DocumentChange adding(String what, String text, String more) {
    return new DocumentChange(what, text, text + more);
  }

  /** The document with the change. */
  String in(String document) {
    int start = document.indexOf(text);
    if (start < 0) {
      throw new IllegalArgumentException("the document has no place for: " + what);
    }
    return document.substring(0, start) + instead + document.substring(start + text.length());
  }

  @Override
  public String toString() {
    return what;
  }
}

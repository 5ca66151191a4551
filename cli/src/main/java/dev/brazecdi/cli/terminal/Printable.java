package dev.brazecdi.cli.terminal;

/**
 * Makes texts of others safe to print: a control character could move the cursor or recolour a
 * terminal.
 */
public final class Printable {
  private Printable() {}

  /** The text with a question mark in place of every control character. */
  public static String of(String text) {
    return text.codePoints().noneMatch(Character::isISOControl)
        ? text
        : text.replaceAll("\\p{Cntrl}|[\\x80-\\x9f]", "?");
  }

  /** One line of it: white space around line breaks becomes one blank. */
  public static String line(String text) {
    return of(text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " "));
  }
}

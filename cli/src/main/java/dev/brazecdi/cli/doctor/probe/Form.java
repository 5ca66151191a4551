package dev.brazecdi.cli.doctor.probe;

import java.util.regex.Pattern;

/** Says what a text looks like without saying what it is. */
final class Form {
  static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d([.,]\\d{1,12})?)?"
              + "( ?(Z|UTC|[+-]\\d\\d(:?\\d\\d)?))?)?");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final Pattern HEX = Pattern.compile("(?=.*\\d)[0-9a-fA-F]{8,}");
  private static final Pattern BASE64 =
      Pattern.compile("(?=.*[0-9=+/])(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9+/_-]{6,}={0,2}");
  private static final Pattern ENCODED =
      Pattern.compile("(?=.*%)([A-Za-z0-9._~+/=-]|%\\p{XDigit}{2})+");

  private Form() {}

  /** The form in words, such as {@code uuid} or {@code text of 14 characters}. */
  static String of(String value) {
    if (UUID.matcher(value).matches()) {
      return "uuid";
    }
    if (isTime(value)) {
      return "time " + pattern(value);
    }
    if (EMAIL.matcher(value).matches()) {
      return "e-mail address";
    }
    String size = " of " + value.length() + (value.length() == 1 ? " character" : " characters");
    if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "digits" + size;
    }
    if (HEX.matcher(value).matches()) {
      return "hex" + size;
    }
    if (BASE64.matcher(value).matches()) {
      return "base64" + size;
    }
    return (ENCODED.matcher(value).matches() ? "percent-encoded text" : "text") + size;
  }

  static boolean isTime(String value) {
    return TIME.matcher(value).matches();
  }

  /** A time with a nine in the place of each digit. */
  static String pattern(String time) {
    return time.replaceAll("\\d", "9");
  }
}

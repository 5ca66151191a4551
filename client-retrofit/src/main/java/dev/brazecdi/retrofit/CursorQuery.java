package dev.brazecdi.retrofit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Puts a cursor into a query as it came. Only what no query can hold, or what would end the
 * parameter, is percent-encoded: white space and control characters, quotes, angle brackets, {@code
 * #}, {@code &}, and everything beyond ASCII as UTF-8.
 */
final class CursorQuery {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private CursorQuery() {}

  static String escape(String cursor) {
    for (int i = 0; i < cursor.length(); i++) {
      if (!isKept(cursor.charAt(i))) {
        return escapeAll(cursor);
      }
    }
    return cursor;
  }

  private static String escapeAll(String cursor) {
    StringBuilder escaped = new StringBuilder(cursor.length() + 16);
    for (byte octet : cursor.getBytes(StandardCharsets.UTF_8)) {
      if (isKept((char) octet)) {
        escaped.append((char) octet);
      } else {
        escaped.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return escaped.toString();
  }

  private static boolean isKept(char c) {
    return c > ' ' && c < 0x7f && "\"'<>#&".indexOf(c) < 0;
  }
}

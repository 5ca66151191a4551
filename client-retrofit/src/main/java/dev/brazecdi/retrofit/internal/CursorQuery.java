package dev.brazecdi.retrofit.internal;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.paging.Paginated;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Puts a cursor into a query unchanged.
 *
 * <p>Only characters that a query cannot contain or that would end the parameter are
 * percent-encoded: white space and control characters, quotes, angle brackets, {@code #}, {@code
 * &}, and non-ASCII characters as UTF-8.
 */
public final class CursorQuery {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private CursorQuery() {}

  /** Returns the URL of a request with the cursor it is tagged with; its own URL without one. */
  public static HttpUrl url(Request request) {
    Cursor cursor = request.tag(Cursor.class);
    Paginated paginated = Operations.annotation(request, Paginated.class);
    if (cursor == null || paginated == null) {
      return request.url();
    }
    HttpUrl url = request.url();
    String parameter = paginated.cursorParameter();
    String assignment = parameter + "=" + escape(cursor.value());
    String others = url.encodedQuery() == null ? "" : without(url, parameter);
    return url.newBuilder()
        .encodedQuery(others.isEmpty() ? assignment : others + "&" + assignment)
        .build();
  }

  /** Returns the encoded query without a parameter; the others stay as they are. */
  private static String without(HttpUrl url, String parameter) {
    String query = url.newBuilder().removeAllQueryParameters(parameter).build().encodedQuery();
    return query == null ? "" : query;
  }

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

package dev.brazecdi.fuzz;

import static dev.brazecdi.fuzz.Seeded.check;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.link.Link;
import dev.brazecdi.core.link.LinkHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The straight way to the next page's cursor, against the links of the reference. */
public final class CursorTarget {
  private CursorTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String header = new String(input, StandardCharsets.ISO_8859_1);
    @Nullable Link next = null;
    for (Link link : ReferenceLinkParser.parse(header)) {
      next = next == null && link.isRelation("next") ? link : next;
    }
    PageLink found = pageLink(header);

    if (next != null) {
      check(found.equals(cursor(header, next.target())), found + " from " + next);
    } else {
      check(!(found instanceof Cursor), found + " from a link that is not there");
      boolean mentioned = header.toLowerCase(Locale.ROOT).contains("next");
      check(mentioned || found == PageLink.NONE, found + " from a header without any next");
    }
  }

  private static PageLink pageLink(String header) {
    PageLink found = LinkHeader.pageLink(List.of(header), "next", "cursor");
    return Seeded.BUG && found instanceof Cursor cursor
        ? Cursor.of(cursor.value().replace('+', ' ')) // as form decoding would
        : found;
  }

  private static PageLink cursor(String header, String target) {
    String withoutFragment = target.split("#", 2)[0];
    int query = withoutFragment.indexOf('?');
    if (query >= 0) {
      for (String parameter : withoutFragment.substring(query + 1).split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        if (parts[0].equals("cursor")) {
          return Cursor.of(parts.length == 2 ? parts[1] : "");
        }
      }
    }
    return new PageLink.Unreadable(header);
  }
}

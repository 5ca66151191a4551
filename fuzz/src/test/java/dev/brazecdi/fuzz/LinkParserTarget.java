package dev.brazecdi.fuzz;

import static dev.brazecdi.fuzz.Seeded.check;

import dev.brazecdi.core.link.Link;
import dev.brazecdi.core.link.LinkHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** All links of a field value, against the reference. */
public final class LinkParserTarget {
  private LinkParserTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String header = new String(input, StandardCharsets.ISO_8859_1);
    List<Link> expected = ReferenceLinkParser.parse(header);
    List<Link> links = parse(header);

    check(links.equals(expected), "links " + links + " instead of " + expected);
  }

  private static List<Link> parse(String header) {
    List<Link> links = LinkHeader.parse(List.of(header));
    if (Seeded.BUG) { // as in a well-known parser: a valueless parameter takes the next link along
      for (int i = 0; i < links.size() - 1; i++) {
        if ("".equals(links.get(i).parameter("title"))) {
          return links.subList(0, i + 1);
        }
      }
    }
    return links;
  }
}

package dev.brazecdi.fuzz;

import dev.brazecdi.core.link.Link;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * RFC 8288, appendix B, step by step and as slow as it reads: it eats its input from the front. The
 * two corrections are marked. Shares no code with the parser it is compared with.
 */
final class ReferenceLinkParser {
  private String input;

  private ReferenceLinkParser(String input) {
    this.input = input;
  }

  static List<Link> parse(String fieldValue) {
    return new ReferenceLinkParser(fieldValue).links();
  }

  private List<Link> links() {
    List<Link> links = new ArrayList<>();
    while (true) {
      while (startsWith(" ") || startsWith("\t") || startsWith(",")) { // correction: the comma
        input = input.substring(1);
      }
      if (!startsWith("<") || !input.contains(">")) {
        return links;
      }
      String target = input.substring(1, input.indexOf('>'));
      input = input.substring(input.indexOf('>') + 1);
      links.add(link(target, parameters()));
    }
  }

  private List<String[]> parameters() {
    List<String[]> parameters = new ArrayList<>();
    while (true) {
      space();
      if (!startsWith(";")) {
        return parameters;
      }
      input = input.substring(1);
      space();
      String name = upTo(" \t=;,");
      space();
      String value = "";
      if (startsWith("=")) {
        input = input.substring(1);
        space();
        value = startsWith("\"") ? quoted() : trimmed(upTo(";,")); // correction: trimmed
      }
      parameters.add(new String[] {lower(name), value});
    }
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    input = input.substring(1);
    while (!input.isEmpty()) {
      char c = input.charAt(0);
      input = input.substring(1);
      if (c == '"') {
        break;
      }
      if (c == '\\' && !input.isEmpty()) {
        c = input.charAt(0);
        input = input.substring(1);
      }
      value.append(c);
    }
    return value.toString();
  }

  private static Link link(String target, List<String[]> parameters) {
    @Nullable List<String> relations = null;
    @Nullable String anchor = null;
    Set<String> decodable = new HashSet<>();
    Set<String> once = new HashSet<>();
    List<String[]> kept = new ArrayList<>();
    for (String[] parameter : parameters) {
      String name = parameter[0];
      if (name.equals("rel")) {
        relations = relations == null ? words(parameter[1]) : relations;
      } else if (name.equals("anchor")) {
        anchor = anchor == null ? parameter[1] : anchor;
      } else if (!name.isEmpty() || !parameter[1].isEmpty()) {
        if (List.of("media", "title", "title*", "type").contains(name) && !once.add(name)) {
          continue;
        }
        if (name.endsWith("*") && decoded(parameter[1]) != null) {
          decodable.add(name.substring(0, name.length() - 1));
        }
        kept.add(parameter);
      }
    }
    List<Link.Parameter> attributes = new ArrayList<>();
    for (String[] parameter : kept) {
      String name = parameter[0];
      String plain = name.endsWith("*") ? name.substring(0, name.length() - 1) : name;
      @Nullable String text = name.endsWith("*") ? decoded(parameter[1]) : null;
      if (text != null) {
        if (!plain.equals("rel") && !plain.equals("anchor")) {
          attributes.add(new Link.Parameter(plain, text));
        }
      } else if (!decodable.contains(name)) {
        attributes.add(new Link.Parameter(name, parameter[1]));
      }
    }
    return new Link(target, relations == null ? List.of() : relations, anchor, attributes);
  }

  private static @Nullable String decoded(String value) {
    String[] parts = value.split("'", 3);
    if (parts.length < 3) {
      return null;
    }
    if (!parts[0].equalsIgnoreCase("UTF-8") && !parts[0].equalsIgnoreCase("ISO-8859-1")) {
      return null;
    }
    ByteBuffer octets = ByteBuffer.allocate(parts[2].length());
    for (String rest = parts[2]; !rest.isEmpty(); ) {
      if (rest.matches("(?s)%[0-9a-fA-F]{2}.*")) {
        octets.put((byte) Integer.parseInt(rest.substring(1, 3), 16));
        rest = rest.substring(3);
      } else if (rest.matches("(?s)[a-zA-Z0-9!#$&+.^_`|~-].*")) {
        octets.put((byte) rest.charAt(0));
        rest = rest.substring(1);
      } else {
        return null;
      }
    }
    try {
      return Charset.forName(parts[0]).newDecoder().decode(octets.flip()).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    for (String word : value.split("[ \t]", -1)) {
      if (!word.isEmpty()) {
        words.add(lower(word));
      }
    }
    return words;
  }

  private static String lower(String text) {
    StringBuilder lower = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String c = text.substring(i, i + 1);
      lower.append(c.charAt(0) < 0x80 ? c.toLowerCase(Locale.ROOT) : c);
    }
    return lower.toString();
  }

  private static String trimmed(String value) {
    return value.replaceAll("[ \t]+\\z", "");
  }

  private String upTo(String ends) {
    int end = 0;
    while (end < input.length() && ends.indexOf(input.charAt(end)) < 0) {
      end++;
    }
    String eaten = input.substring(0, end);
    input = input.substring(end);
    return eaten;
  }

  private void space() {
    while (startsWith(" ") || startsWith("\t")) {
      input = input.substring(1);
    }
  }

  private boolean startsWith(String start) {
    return input.startsWith(start);
  }
}

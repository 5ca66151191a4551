package dev.brazecdi.core.link;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Link} header fields (RFC 8288).
 *
 * <p>No input makes these methods throw, and the time they take grows linearly with it. Where a
 * field value is damaged, the links before the damage count.
 */
public final class LinkHeader {
  private LinkHeader() {}

  /**
   * All links, in order.
   *
   * @param fieldValues the values of all {@code Link} fields of an answer
   * @return the links; unmodifiable, empty if there are none
   */
  public static List<Link> parse(List<String> fieldValues) {
    List<Link> links = new ArrayList<>();
    for (String value : fieldValues) {
      LinkScanner scanner = new LinkScanner(value);
      while (scanner.nextLink()) {
        links.add(readLink(scanner));
      }
    }
    return List.copyOf(links);
  }

  /**
   * Where the first link of a relation type leads: to the cursor in its target's query, nowhere, or
   * to a place that could not be read. Links with an anchor speak of other resources and are passed
   * over.
   *
   * <p>Only the query parameter of the target is looked at: what stands before it is not to be
   * requested. The first of several such parameters counts.
   *
   * @param fieldValues the values of all {@code Link} fields of an answer
   * @param relationType such as {@code next}, in lower case
   * @param cursorParameter the query parameter that carries the cursor
   */
  public static PageLink pageLink(
      List<String> fieldValues, String relationType, String cursorParameter) {
    PageLink damaged = PageLink.NONE;
    for (int i = 0; i < fieldValues.size(); i++) {
      LinkScanner scanner = new LinkScanner(fieldValues.get(i));
      while (scanner.nextLink()) {
        int targetStart = scanner.targetStart;
        int targetEnd = scanner.targetEnd;
        if (isRelation(scanner, relationType)) {
          scanner.targetStart = targetStart;
          scanner.targetEnd = targetEnd;
          String cursor = scanner.queryParameter(cursorParameter);
          return cursor == null ? new PageLink.Unreadable(fieldValues.get(i)) : Cursor.of(cursor);
        }
      }
      if (scanner.damagedAt() >= 0 && mentions(fieldValues.get(i), scanner, relationType)) {
        damaged = new PageLink.Unreadable(fieldValues.get(i));
      }
    }
    return damaged;
  }

  /** Reads the parameters of the link the scanner stands on; whether it is a link of that type. */
  private static boolean isRelation(LinkScanner scanner, String relationType) {
    boolean relSeen = false;
    boolean anchorSeen = false;
    boolean matches = false;
    boolean elsewhere = false;
    while (scanner.nextParameter()) {
      if (!relSeen && scanner.isNamed("rel")) {
        relSeen = true;
        matches = containsToken(scanner.value(), relationType);
      } else if (!anchorSeen && scanner.isNamed("anchor")) {
        anchorSeen = true;
        elsewhere = scanner.valueEnd > scanner.valueStart;
      }
    }
    return matches && !elsewhere;
  }

  private static Link readLink(LinkScanner scanner) {
    String target = scanner.target();
    List<String> relationTypes = List.of();
    boolean relSeen = false;
    String anchor = null;
    ParameterList parameters = new ParameterList();
    while (scanner.nextParameter()) {
      if (scanner.isNamed("rel")) {
        if (!relSeen) {
          relationTypes = tokens(scanner.value());
        }
        relSeen = true;
      } else if (scanner.isNamed("anchor")) {
        anchor = anchor == null ? scanner.value() : anchor;
      } else if (scanner.nameEnd > scanner.nameStart || scanner.hasValue) {
        parameters.add(lowerCase(scanner.name()), scanner.value());
      }
    }
    return new Link(target, relationTypes, anchor, parameters.toList());
  }

  private static List<String> tokens(String value) {
    List<String> tokens = new ArrayList<>(1);
    for (int start = 0; start < value.length(); ) {
      int end = endOfWord(value, start);
      if (end > start) {
        tokens.add(lowerCase(value.substring(start, end)));
      }
      start = end + 1;
    }
    return tokens;
  }

  /** In lower case, by ASCII only: to Unicode, the Kelvin sign is a K as well. */
  private static String lowerCase(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        StringBuilder lower = new StringBuilder(text);
        for (int j = i; j < lower.length(); j++) {
          char d = lower.charAt(j);
          if (d >= 'A' && d <= 'Z') {
            lower.setCharAt(j, (char) (d | 0x20));
          }
        }
        return lower.toString();
      }
    }
    return text;
  }

  private static boolean containsToken(String value, String token) {
    for (int start = 0; start < value.length(); ) {
      int end = endOfWord(value, start);
      if (end - start == token.length()
          && value.regionMatches(true, start, token, 0, token.length())) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static int endOfWord(String value, int start) {
    int end = start;
    while (end < value.length() && !LinkScanner.isSpace(value.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Whether the part that could not be read holds this relation type's name. */
  private static boolean mentions(String value, LinkScanner scanner, String relationType) {
    return value.substring(scanner.damagedAt()).toLowerCase(Locale.ROOT).contains(relationType);
  }

  /** Collects a link's target attributes by the rules of section 3.4.1. */
  private static final class ParameterList {
    private static final Set<String> ONCE = Set.of("media", "title", "title*", "type");

    private final List<Link.Parameter> parameters = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> decoded = new TreeSet<>();

    void add(String name, String value) {
      if (!seen.add(name) && ONCE.contains(name)) {
        return;
      }
      @Nullable String text = name.endsWith("*") ? ExtendedValue.decode(value) : null;
      if (text == null) {
        parameters.add(new Link.Parameter(name, value));
        return;
      }
      String plain = name.substring(0, name.length() - 1);
      decoded.add(plain);
      parameters.add(new Link.Parameter(name, text));
    }

    /** A decoded {@code name*} takes the place of {@code name}, wherever the two stand. */
    List<Link.Parameter> toList() {
      if (decoded.isEmpty()) {
        return parameters;
      }
      List<Link.Parameter> kept = new ArrayList<>();
      for (Link.Parameter parameter : parameters) {
        String name = parameter.name();
        if (name.endsWith("*") && decoded.contains(name.substring(0, name.length() - 1))) {
          kept.add(new Link.Parameter(name.substring(0, name.length() - 1), parameter.value()));
        } else if (!decoded.contains(name)) {
          kept.add(parameter);
        }
      }
      return kept;
    }
  }
}

package dev.brazecdi.core.link;

import dev.brazecdi.core.PageLink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
   * <p>Not everything that servers send is valid. What RFC 8288, appendix B, makes of it counts: a
   * quoted string that nothing closes reaches to the end of its field; single quotes are characters
   * like others; a parameter without name and value is none; reading a field value ends where after
   * a link neither a comma nor another link follows.
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
   * The same without the page's URL: any anchor that is not empty speaks of another resource.
   *
   * @see #pageLink(List, String, String, String)
   */
  public static PageLink pageLink(
      List<String> fieldValues, String relationType, String cursorParameter) {
    return RelationSearch.search(fieldValues, relationType, cursorParameter, null);
  }

  /**
   * Where the link of a relation type leads: to the cursor in its target's query, nowhere, or to a
   * place that could not be read. Allocates nothing but its result, unless quoted-pairs or anchors
   * must be read.
   *
   * <ul>
   *   <li>Of several links of that type the first counts. A link with an anchor speaks of another
   *       resource and is passed over, unless the anchor is empty or names the page itself: by its
   *       URL, or by that from its host, its path or its query on.
   *   <li>Only the query of the target is looked at: what stands before it is not to be requested.
   *       Of several such parameters the first counts; the cursor stays encoded as it came.
   *   <li>{@linkplain PageLink.Unreadable Unreadable} is a link without that parameter; and, where
   *       there is no link of that type, a field value whose damaged part names it: behind the
   *       place where reading had to stop, in a quoted string that nothing closes, or within a word
   *       that cannot be a relation type, such as {@code 'next'} in single quotes.
   * </ul>
   *
   * @param fieldValues the values of all {@code Link} fields of an answer
   * @param relationType such as {@code next}, in lower case
   * @param cursorParameter the query parameter that carries the cursor
   * @param pageUrl the absolute URL that was requested; null if it is not known
   */
  public static PageLink pageLink(
      List<String> fieldValues,
      String relationType,
      String cursorParameter,
      @Nullable String pageUrl) {
    return RelationSearch.search(fieldValues, relationType, cursorParameter, pageUrl);
  }

  private static Link readLink(LinkScanner scanner) {
    String target = scanner.target();
    List<String> relationTypes = List.of();
    boolean relSeen = false;
    String anchor = null;
    ParameterList parameters = null; // most links have no others
    while (scanner.nextParameter()) {
      if (scanner.isNamed("rel")) {
        relationTypes = relSeen ? relationTypes : words(scanner.value());
        relSeen = true;
      } else if (scanner.isNamed("anchor")) {
        anchor = anchor == null ? scanner.value() : anchor;
      } else if (!scanner.isNothing()) {
        parameters = parameters == null ? new ParameterList() : parameters;
        parameters.add(scanner.name(), scanner.value());
      }
    }
    return new Link(
        target, relationTypes, anchor, parameters == null ? List.of() : parameters.toList());
  }

  private static List<String> words(String value) {
    int endOfFirst = LinkGrammar.endOfWord(value, 0, value.length());
    if (endOfFirst == value.length()) {
      return value.isEmpty() ? List.of() : List.of(Ascii.toLowerCase(value)); // nearly always
    }
    List<String> words = new ArrayList<>();
    for (int start = 0; start < value.length(); ) {
      int end = LinkGrammar.endOfWord(value, start, value.length());
      if (end > start) {
        words.add(Ascii.toLowerCase(value.substring(start, end)));
      }
      start = end + 1;
    }
    return words;
  }

  /** Collects a link's target attributes by the rules of section 3.4.1. */
  private static final class ParameterList {
    private static final BitSet NONE = new BitSet(0);
    private static final List<String> ONCE = List.of("media", "title", "title*", "type");

    private final List<Link.Parameter> parameters = new ArrayList<>(2);
    private int onceSeen; // a bit for each

    // Made for the first that can be decoded: most links have none.
    private Set<String> decoded = Set.of();
    private BitSet decodedAt = NONE; // places in the list

    void add(String name, String value) {
      int once = ONCE.indexOf(name);
      if (once >= 0 && (onceSeen & (1 << once)) != 0) {
        return;
      }
      onceSeen |= once < 0 ? 0 : 1 << once;
      @Nullable String text = name.endsWith("*") ? ExtendedValue.decode(value) : null;
      if (text == null) {
        parameters.add(new Link.Parameter(name, value));
        return;
      }
      String plain = name.substring(0, name.length() - 1);
      if (plain.equals("rel") || plain.equals("anchor")) {
        return; // no such thing: these two are never encoded
      }
      if (decoded.isEmpty()) {
        decoded = new TreeSet<>();
        decodedAt = new BitSet();
      }
      decoded.add(plain);
      decodedAt.set(parameters.size());
      parameters.add(new Link.Parameter(plain, text));
    }

    /** A decoded {@code name*} takes the place of {@code name}, wherever the two stand. */
    List<Link.Parameter> toList() {
      if (decoded.isEmpty()) {
        return parameters;
      }
      List<Link.Parameter> kept = new ArrayList<>(parameters.size());
      for (int i = 0; i < parameters.size(); i++) {
        Link.Parameter parameter = parameters.get(i);
        if (decodedAt.get(i) || !decoded.contains(parameter.name())) {
          kept.add(parameter);
        }
      }
      return kept;
    }
  }
}

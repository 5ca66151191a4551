package dev.brazecdi.core.link;

import dev.brazecdi.core.PageLink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Link} header fields (RFC 8288).
 *
 * <p>No input makes these methods throw, and the time they take grows linearly with it. Where a
 * field value is damaged, the links before the damage count.
 */
public final class LinkHeader {
  /** The relation types between pages: most links have one of these and need no list of its own. */
  private static final String[] OF_PAGES = {"next", "prev", "first", "last", "previous"};

  /** The list of a link that has this one and no other. */
  private static final List<List<String>> ALONE = Stream.of(OF_PAGES).map(List::of).toList();

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
    ParameterList parameters = new ParameterList();
    for (String value : fieldValues) {
      LinkScanner scanner = new LinkScanner(value);
      while (scanner.nextLink()) {
        links.add(readLink(scanner, parameters));
      }
    }
    return copyOf(links);
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

  /** Reads the link at the scanner's place; the list is empty before and after it. */
  private static Link readLink(LinkScanner scanner, ParameterList parameters) {
    String target = scanner.target();
    List<String> relationTypes = List.of();
    boolean relSeen = false;
    String anchor = null;
    while (scanner.nextParameter()) {
      if (scanner.isNamed("rel")) {
        relationTypes = relSeen ? relationTypes : relationTypes(scanner);
        relSeen = true;
      } else if (scanner.isNamed("anchor")) {
        anchor = anchor == null ? scanner.value() : anchor;
      } else if (!scanner.isNothing()) {
        parameters.add(scanner);
      }
    }
    return new Link(target, relationTypes, anchor, parameters.take());
  }

  private static List<String> relationTypes(LinkScanner scanner) {
    for (int i = 0; i < OF_PAGES.length; i++) {
      if (scanner.hasValue(OF_PAGES[i])) {
        return ALONE.get(i);
      }
    }
    return words(scanner.value());
  }

  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    for (int start = 0; start < value.length(); ) {
      int end = LinkGrammar.endOfWord(value, start, value.length());
      if (end > start) {
        words.add(Ascii.toLowerCase(value.substring(start, end)));
      }
      start = end + 1;
    }
    return List.copyOf(words);
  }

  /** As {@link List#copyOf}, which takes an array in between. */
  private static <T> List<T> copyOf(List<T> list) {
    return switch (list.size()) {
      case 0 -> List.of();
      case 1 -> List.of(list.get(0));
      case 2 -> List.of(list.get(0), list.get(1));
      default -> List.copyOf(list);
    };
  }

  /** Collects one link's target attributes after the other's by the rules of section 3.4.1. */
  private static final class ParameterList {
    private static final List<String> ONCE = List.of("media", "title", "title*", "type");

    private final List<Link.Parameter> parameters = new ArrayList<>();
    private int onceSeen; // a bit for each
    private @Nullable BitSet decodedAt; // places in the list; null where none is decoded

    void add(LinkScanner scanner) {
      String name = null;
      for (int i = 0; name == null && i < ONCE.size(); i++) {
        if (scanner.isNamed(ONCE.get(i))) {
          if ((onceSeen & (1 << i)) != 0) {
            return;
          }
          onceSeen |= 1 << i;
          name = ONCE.get(i);
        }
      }
      add(name == null ? scanner.name() : name, scanner.value());
    }

    private void add(String name, String value) {
      @Nullable String text = name.endsWith("*") ? ExtendedValue.decode(value) : null;
      if (text == null) {
        parameters.add(new Link.Parameter(name, value));
        return;
      }
      String plain = name.substring(0, name.length() - 1);
      if (plain.equals("rel") || plain.equals("anchor")) {
        return; // no such thing: these two are never encoded
      }
      decodedAt = decodedAt == null ? new BitSet() : decodedAt;
      decodedAt.set(parameters.size());
      parameters.add(new Link.Parameter(plain, text));
    }

    /** What was collected. The list is empty again. */
    List<Link.Parameter> take() {
      BitSet decoded = decodedAt;
      List<Link.Parameter> taken =
          decoded == null || parameters.size() == 1 ? copyOf(parameters) : withoutReplaced(decoded);
      parameters.clear();
      onceSeen = 0;
      decodedAt = null;
      return taken;
    }

    /** A decoded {@code name*} takes the place of {@code name}, wherever the two stand. */
    private List<Link.Parameter> withoutReplaced(BitSet decodedAt) {
      Set<String> decoded = new TreeSet<>();
      decodedAt.stream().forEach(at -> decoded.add(parameters.get(at).name()));
      List<Link.Parameter> kept = new ArrayList<>(parameters.size());
      for (int i = 0; i < parameters.size(); i++) {
        Link.Parameter parameter = parameters.get(i);
        if (decodedAt.get(i) || !decoded.contains(parameter.name())) {
          kept.add(parameter);
        }
      }
      return List.copyOf(kept);
    }
  }
}

package dev.brazecdi.core.link;

import static dev.brazecdi.core.link.LinkGrammar.indexOf;
import static dev.brazecdi.core.link.LinkGrammar.skipSpace;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the link of one relation type and for the cursor it leads to: the straight way through
 * a page's {@code Link} fields. It goes as {@link LinkScanner} does, but keeps its place in local
 * variables and so allocates nothing but its result.
 */
final class RelationSearch {
  private static final String USUAL_REL = "; rel=\"";

  /** What a field holds of which a damaged part may be the link. It is told by its identity. */
  private static final PageLink DOUBT = new PageLink.Unreadable("");

  private enum Verdict {
    WANTED,
    ANOTHER,
    /** Perhaps the one that is looked for, but nobody can tell. */
    DOUBTFUL
  }

  private RelationSearch() {}

  static PageLink search(
      List<String> fieldValues, String relationType, String parameter, @Nullable String pageUrl) {
    PageLink doubt = PageLink.NONE;
    for (int i = 0; i < fieldValues.size(); i++) {
      String text = fieldValues.get(i);
      PageLink found = search(text, relationType, parameter, pageUrl);
      if (found != PageLink.NONE && found != DOUBT) {
        return found;
      }
      if (found == DOUBT && doubt == PageLink.NONE) {
        doubt = new PageLink.Unreadable(text);
      }
    }
    return doubt;
  }

  /**
   * Where the first link of that type leads; {@link PageLink#NONE} without one; or {@link #DOUBT}.
   * One method, for its parts would have to hand back a place and a judgement at once.
   */
  private static PageLink search(
      String text, String relationType, String parameter, @Nullable String pageUrl) {
    int length = text.length();
    boolean doubtful = false;
    int i = LinkGrammar.skipSpaceAndCommas(text, 0);
    while (i < length && text.charAt(i) == '<') {
      int target = i + 1;
      int targetEnd = text.indexOf('>', target);
      if (targetEnd < 0) {
        break;
      }
      if (text.startsWith(USUAL_REL, targetEnd + 1)) {
        int word = targetEnd + 1 + USUAL_REL.length();
        if (Ascii.matches(text, word, relationType)
            && endsLink(text, word + relationType.length())) {
          return cursor(text, target, targetEnd, parameter);
        }
        int quote = endOfUsualRel(text, word, relationType.length());
        if (quote >= 0) {
          i = LinkGrammar.skipSpaceAndCommas(text, quote + 1);
          continue;
        }
      }
      Verdict verdict = Verdict.ANOTHER;
      boolean elsewhere = false;
      boolean relSeen = false;
      boolean anchorSeen = false;
      i = skipSpace(text, targetEnd + 1);
      while (i < length && text.charAt(i) == ';') {
        int name = skipSpace(text, i + 1);
        int nameEnd = LinkGrammar.endOfName(text, name);
        i = skipSpace(text, nameEnd);
        int value = i;
        int valueEnd = i;
        if (i < length && text.charAt(i) == '=') {
          value = skipSpace(text, i + 1);
          if (value < length && text.charAt(value) == '"') {
            valueEnd = LinkGrammar.closingQuote(text, ++value);
            doubtful |= valueEnd == length && Ascii.contains(text, value, length, relationType);
            i = Math.min(valueEnd + 1, length);
          } else {
            i = LinkGrammar.endOfUnquoted(text, value);
            valueEnd = LinkGrammar.beforeSpace(text, value, i);
          }
        }
        if (!relSeen && isNamed(text, name, nameEnd, "rel")) {
          relSeen = true;
          verdict = judgeRelation(text, value, valueEnd, relationType);
        } else if (!anchorSeen && isNamed(text, name, nameEnd, "anchor")) {
          anchorSeen = true;
          elsewhere = valueEnd > value && !isPage(valueOf(text, value, valueEnd), pageUrl);
        }
        i = skipSpace(text, i);
      }
      if (!elsewhere) {
        if (verdict == Verdict.WANTED) {
          return cursor(text, target, targetEnd, parameter);
        }
        doubtful |= verdict == Verdict.DOUBTFUL;
      }
      i = LinkGrammar.skipSpaceAndCommas(text, i);
    }
    doubtful |= Ascii.contains(text, i, length, relationType); // behind where reading had to stop
    return doubtful ? DOUBT : PageLink.NONE;
  }

  /**
   * Nearly every link that servers send has {@code ; rel="word"} behind its target and nothing
   * else: then where the word ends, which begins here, and otherwise -1. The string's own searches
   * find that with a fraction of the work of the grammar.
   *
   * @param longest how long the word may be: a longer one may be several, or needs judgement
   */
  private static int endOfUsualRel(String text, int word, int longest) {
    int quote = text.indexOf('"', word);
    boolean usual =
        quote >= 0
            && quote - word <= longest
            && text.charAt(quote - 1) != '\\'
            && endsLink(text, quote);
    return usual ? quote : -1;
  }

  /** Whether a quote stands here, and behind it the next link or nothing. */
  private static boolean endsLink(String text, int quote) {
    int length = text.length();
    return quote < length
        && text.charAt(quote) == '"'
        && (quote + 1 == length || text.charAt(quote + 1) == ',');
  }

  private static boolean isNamed(String text, int name, int nameEnd, String lowerCaseName) {
    return nameEnd - name == lowerCaseName.length() && Ascii.matches(text, name, lowerCaseName);
  }

  /** Judges the words of a {@code rel}. */
  private static Verdict judgeRelation(String text, int from, int to, String relationType) {
    if (indexOf(text, '\\', from, to) < to && isQuoted(text, from)) {
      String value = valueOf(text, from, to);
      return judgeWords(value, 0, value.length(), relationType);
    }
    return judgeWords(text, from, to, relationType);
  }

  private static Verdict judgeWords(String text, int from, int to, String relationType) {
    Verdict verdict = Verdict.ANOTHER;
    for (int start = from; start < to; ) {
      int end = LinkGrammar.endOfWord(text, start, to);
      if (end - start == relationType.length() && Ascii.matches(text, start, relationType)) {
        return Verdict.WANTED;
      }
      if (end - start > relationType.length()
          && Ascii.contains(text, start, end, relationType)
          && !isRelationType(text, start, end)) {
        verdict = Verdict.DOUBTFUL;
      }
      start = end + 1;
    }
    return verdict;
  }

  /**
   * Whether this can be a relation type (RFC 8288, section 3.3): letters, digits, dots and dashes,
   * or a URI, which has a colon. What is neither, such as {@code 'next'}, is a server's slip.
   */
  private static boolean isRelationType(String text, int from, int to) {
    boolean name = true;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return true;
      }
      name &=
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '-';
    }
    return name;
  }

  /**
   * Whether an anchor names the page itself: by its whole URL, or from its host, its path or its
   * query on.
   */
  private static boolean isPage(String anchor, @Nullable String pageUrl) {
    if (pageUrl == null || !pageUrl.endsWith(anchor)) {
      return false;
    }
    int host = pageUrl.indexOf("://") + 1;
    int path = pageUrl.indexOf('/', host + 2);
    int query = pageUrl.indexOf('?');
    int at = pageUrl.length() - anchor.length();
    return at == 0 || at == host || at == path || at == query;
  }

  private static String valueOf(String text, int from, int to) {
    return isQuoted(text, from) ? LinkGrammar.unescape(text, from, to) : text.substring(from, to);
  }

  /** Whether the value that begins here stands in quotes. One without them cannot follow one. */
  private static boolean isQuoted(String text, int from) {
    return text.charAt(from - 1) == '"';
  }

  /**
   * The parameter's value in the query of a target, still encoded. Of several, the first counts;
   * one without an equals sign is empty.
   */
  private static PageLink cursor(String text, int target, int targetEnd, String parameter) {
    int end = find(text, '#', target, targetEnd);
    int from = find(text, '?', target, end) + 1;
    while (from <= end) {
      int stop = find(text, '&', from, end);
      int after = from + parameter.length();
      if (after <= stop && text.startsWith(parameter, from)) {
        if (after == stop) {
          return Cursor.of("");
        }
        if (text.charAt(after) == '=') {
          return Cursor.of(text.substring(after + 1, stop));
        }
      }
      from = stop + 1;
    }
    return new PageLink.Unreadable(text);
  }

  /**
   * As {@link LinkGrammar#indexOf}, by the string's own search: worth its look behind the part's
   * end where the part is long.
   */
  private static int find(String text, char c, int from, int to) {
    int at = text.indexOf(c, from);
    return at < 0 || at > to ? to : at;
  }
}

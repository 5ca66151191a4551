package dev.brazecdi.cli.doctor.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** Shows header fields: all names that look like names, and the values of a few by their form. */
final class HeaderForm {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z]{1,24}[0-9]{0,3}(-[A-Za-z]{1,24}[0-9]{0,3}){0,6}");
  private static final Pattern DATE =
      Pattern.compile("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
  private static final Pattern SMALL_NUMBER = Pattern.compile("\\d{0,10}");
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "(application/(json|problem\\+json|hal\\+json|xml)|text/(html|plain|xml))"
              + "(; ?charset=\"?(utf-8|us-ascii|iso-8859-1)\"?)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMAS = Pattern.compile(", ?");

  private static final Set<String> NUMBERS =
      Set.of(
          "x-ratelimit-limit",
          "x-ratelimit-remaining",
          "x-ratelimit-reset",
          "x-ratelimit-retry-after",
          "retry-after",
          "content-length",
          "age");
  private static final Set<String> WORDS =
      Set.of("content-encoding", "transfer-encoding", "connection", "vary", "cache-control");

  /** What HTTP itself has for these; any other word may be somebody's. */
  private static final Set<String> KNOWN_WORDS =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "br",
          "chunked",
          "close",
          "deflate",
          "gzip",
          "identity",
          "keep-alive",
          "must-revalidate",
          "no-cache",
          "no-store",
          "no-transform",
          "origin",
          "private",
          "public");

  private final LinkForm links;
  private final Redaction redaction;

  HeaderForm(LinkForm links, Redaction redaction) {
    this.links = links;
    this.redaction = redaction;
  }

  /** One line a field, in their order. */
  List<String> lines(Headers headers) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      lines.add(name(headers.name(i)) + ": " + value(headers.name(i), headers.value(i)));
    }
    return lines;
  }

  String name(String name) {
    return NAME.matcher(name).matches() ? redaction.name(name) : redaction.placeholder(name);
  }

  private String value(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("link")) {
      return links.field(value);
    }
    boolean kept =
        (NUMBERS.contains(lower) && SMALL_NUMBER.matcher(value).matches())
            || (Set.of("date", "retry-after").contains(lower) && DATE.matcher(value).matches())
            || (lower.equals("content-type") && MEDIA_TYPE.matcher(value).matches());
    return kept || (WORDS.contains(lower) && isKnown(value))
        ? redaction.name(value)
        : redaction.placeholder(value);
  }

  private static boolean isKnown(String value) {
    return KNOWN_WORDS.containsAll(List.of(COMMAS.split(value.toLowerCase(Locale.ROOT), -1)));
  }
}

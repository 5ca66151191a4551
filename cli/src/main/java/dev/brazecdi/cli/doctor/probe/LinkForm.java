package dev.brazecdi.cli.doctor.probe;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Shows request targets and {@code Link} fields by their form. */
final class LinkForm {
  /** The relation types that are shown; RFC 8288 leads to the others, which no page needs. */
  static final Set<String> RELATION_TYPES =
      Set.of("prev", "next", "first", "last", "previous", "self");

  private static final Set<String> PARAMETERS = Set.of("rel", "title", "anchor", "type");
  private static final List<String> SEGMENTS =
      List.of("integrations", "job_sync_status", "sync", "cdi", "integrationz");
  private static final Pattern PART = Pattern.compile("<[^>\\s]*>?|[\\s;,=\"']|[^\\s;,=\"'<]+");

  private final HttpUrl baseUrl;
  private final Redaction redaction;

  LinkForm(HttpUrl baseUrl, Redaction redaction) {
    this.baseUrl = baseUrl;
    this.redaction = redaction;
  }

  /** A field value, with all its punctuation and white space. */
  String field(String value) {
    StringBuilder form = new StringBuilder();
    Matcher matcher = PART.matcher(value);
    while (matcher.find()) {
      String part = matcher.group();
      if (part.startsWith("<")) {
        boolean closed = part.endsWith(">");
        String target = part.substring(1, part.length() - (closed ? 1 : 0));
        form.append('<').append(target(target)).append(closed ? ">" : "");
      } else if (part.length() == 1 && " \t;,=\"'".contains(part)) {
        form.append(part);
      } else {
        form.append(word(part));
      }
    }
    return form.toString();
  }

  private String word(String word) {
    return RELATION_TYPES.contains(word) || PARAMETERS.contains(word)
        ? word
        : redaction.placeholder(word);
  }

  /** A target: a path with a query, or an absolute address. */
  String target(String target) {
    int end = target.indexOf('#') < 0 ? target.length() : target.indexOf('#');
    int query = target.substring(0, end).indexOf('?');
    String form = path(target.substring(0, query < 0 ? end : query));
    if (query >= 0) {
      form += "?" + query(target.substring(query + 1, end));
    }
    return end < target.length() ? form + "#[fragment]" : form;
  }

  private String path(String path) {
    int scheme = path.indexOf("://");
    if (scheme < 0 && !path.startsWith("//")) {
      return segments(path);
    }
    int host = scheme < 0 ? 2 : scheme + 3;
    int slash = path.indexOf('/', host);
    String authority = slash < 0 ? path.substring(host) : path.substring(host, slash);
    String before = scheme < 0 ? "//" : path.substring(0, host);
    return (Set.of("//", "http://", "https://").contains(before) ? before : "[scheme]://")
        + (isThisHost(authority) ? "[this host]" : "[another host]")
        + (slash < 0 ? "" : segments(path.substring(slash)));
  }

  private boolean isThisHost(String authority) {
    return authority.equalsIgnoreCase(baseUrl.host())
        || authority.equalsIgnoreCase(baseUrl.host() + ":" + baseUrl.port());
  }

  private String segments(String path) {
    StringBuilder form = new StringBuilder();
    for (String segment : path.split("(?<=/)|(?=/)", -1)) {
      form.append(segment.equals("/") || segment.isEmpty() ? segment : segment(segment));
    }
    return form.toString();
  }

  /** A known word, with what is stuck to it where a slash is missing. */
  private String segment(String segment) {
    if (Probe.isOwn(segment)) {
      return segment;
    }
    for (String known : SEGMENTS) {
      if (segment.equals(known)) {
        return known;
      }
    }
    for (String known : SEGMENTS) {
      if (segment.startsWith(known)) {
        return known + redaction.placeholder(segment.substring(known.length()));
      }
    }
    return redaction.placeholder(segment);
  }

  private String query(String query) {
    StringBuilder form = new StringBuilder();
    for (String parameter : query.split("&", -1)) {
      form.append(form.isEmpty() ? "" : "&");
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      form.append(name.equals("cursor") ? name : redaction.placeholder(name));
      if (equals >= 0) {
        String value = parameter.substring(equals + 1);
        form.append('=').append(Probe.isOwn(value) ? value : redaction.placeholder(value));
      }
    }
    return form.toString();
  }
}

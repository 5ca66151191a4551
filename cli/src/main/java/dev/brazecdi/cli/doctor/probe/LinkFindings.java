package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.core.link.Link;
import dev.brazecdi.core.link.LinkHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What the {@code Link} header looks like. */
final class LinkFindings {
  private static final Pattern BETWEEN = Pattern.compile(",(\\s*)<");
  private static final Pattern REL = Pattern.compile(";(\\s*)rel\\s*=\\s*(\"?'?)");
  private static final Pattern SKIP = Pattern.compile("[a-z]{1,12}:\\d{1,9}");

  private final ProbeLog log;
  private final Findings findings = new Findings("Link header");
  private final List<Exchange> pages;
  private final List<String> fields;
  private final List<Link> links;

  private LinkFindings(ProbeLog log) {
    this.log = log;
    this.pages = log.answers().stream().filter(Exchange::isPage).toList();
    this.fields = pages.stream().flatMap(page -> page.headers().values("Link").stream()).toList();
    this.links = LinkHeader.parse(fields);
  }

  static List<ProbeFinding> of(ProbeLog log) {
    LinkFindings all = new LinkFindings(log);
    all.fields();
    all.targets();
    all.punctuation();
    all.cursors();
    all.edges();
    all.back();
    return all.findings.list();
  }

  private void fields() {
    Set<Integer> counts =
        pages.stream()
            .map(page -> page.headers().values("Link").size())
            .filter(count -> count > 0)
            .collect(Collectors.toCollection(TreeSet::new));
    String seen =
        counts.stream()
            .map(count -> count == 1 ? "one field" : count + " fields")
            .collect(Collectors.joining(", "));
    findings.exact("fields on an answer with links", "one field", seen);
    long damaged =
        pages.stream().filter(page -> page.headers().values("Link").size() > 0).count()
            - pages.stream()
                .filter(page -> !LinkHeader.parse(page.headers().values("Link")).isEmpty())
                .count();
    if (damaged > 0) {
      findings.compare("fields that can be read", "all", damaged + " cannot", false);
    }
  }

  private void targets() {
    String kinds =
        links.stream()
            .map(link -> kind(link.target()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    findings.exact("targets", "relative", kinds);
    slash("next", "is missing", "slash before the id in next");
    slash("prev", "is there", "slash before the id in prev");
    String relationTypes =
        links.stream()
            .flatMap(link -> link.relationTypes().stream())
            .map(type -> LinkForm.RELATION_TYPES.contains(type) ? type : "[another]")
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    boolean same = Set.of("next, prev", "next", "prev").contains(relationTypes);
    if (relationTypes.isEmpty()) {
      findings.notSeen("relation types", "next, prev");
    } else {
      findings.compare("relation types", "next, prev", relationTypes, same);
    }
  }

  private String kind(String target) {
    if (!target.contains("://") && !target.startsWith("//")) {
      return "relative";
    }
    HttpUrl url = log.target().baseUrl().resolve(target);
    boolean here = url != null && url.host().equals(log.target().baseUrl().host());
    return here ? "absolute" : "absolute, to another host";
  }

  private void slash(String relationType, String expected, String question) {
    String seen =
        pages.stream()
            .filter(page -> page.question().isOfSyncs())
            .flatMap(page -> LinkHeader.parse(page.headers().values("Link")).stream())
            .filter(link -> link.isRelation(relationType) && link.target().contains("/cdi/"))
            .map(link -> link.target().contains("/integrations/") ? "is there" : "is missing")
            .distinct()
            .collect(Collectors.joining(", "));
    findings.exact(question, expected, seen);
  }

  private void punctuation() {
    findings.exact("after the comma between two links", "no space", spaces(BETWEEN));
    findings.exact("before rel", "one space", spaces(REL));
    String quotes =
        matches(REL)
            .map(match -> match.group(2))
            .map(LinkFindings::quotes)
            .distinct()
            .collect(Collectors.joining(", "));
    findings.exact("quotes around relation types", "double quotes", quotes);
  }

  private static String quotes(String quote) {
    return quote.equals("\"") ? "double quotes" : quote.isEmpty() ? "no quotes" : "single quotes";
  }

  private String spaces(Pattern pattern) {
    return matches(pattern)
        .map(match -> match.group(1).length())
        .map(count -> count == 0 ? "no space" : count == 1 ? "one space" : count + " spaces")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Stream<java.util.regex.MatchResult> matches(Pattern pattern) {
    return fields.stream().map(pattern::matcher).flatMap(Matcher::results);
  }

  private void cursors() {
    Set<String> seen = new LinkedHashSet<>();
    for (Exchange page : pages) {
      for (String relationType : List.of("next", "prev")) {
        String cursor = cursor(page, relationType);
        if (cursor != null) {
          seen.add(form(cursor));
        }
      }
    }
    if (seen.isEmpty()) {
      findings.notSeen("cursors", "opaque; base64 of skip:N in an example");
    } else {
      String forms = String.join(", ", seen);
      findings.compare(
          "cursors",
          "opaque; base64 of skip:N in an example",
          forms,
          forms.equals("base64 of skip:N"));
    }
  }

  private static @Nullable String cursor(Exchange page, String relationType) {
    return LinkHeader.pageLink(page.headers().values("Link"), relationType, "cursor")
            instanceof dev.brazecdi.core.Cursor cursor
        ? cursor.value()
        : null;
  }

  private static String form(String cursor) {
    try {
      byte[] octets = Base64.getDecoder().decode(cursor.replace("%3D", "=").replace("%3d", "="));
      String text = new String(octets, StandardCharsets.ISO_8859_1);
      if (SKIP.matcher(text).matches()) {
        return text.startsWith("skip:") ? "base64 of skip:N" : "base64 of a word:N";
      }
    } catch (IllegalArgumentException e) {
      // no base64
    }
    return Form.of(cursor);
  }

  private void edges() {
    List<Exchange> firsts =
        Stream.of(Question.INTEGRATIONS, Question.SYNCS)
            .map(log::answer)
            .filter(Objects::nonNull)
            .filter(Exchange::isPage)
            .toList();
    List<String> single = new ArrayList<>();
    for (Exchange page : firsts) {
      if (page.members().containsKey("results") && page.items().size() < 10) {
        single.add(page.headers().values("Link").isEmpty() ? "absent" : "present");
      }
    }
    findings.exact(
        "Link where all fits on a page",
        "absent",
        single.stream().distinct().collect(Collectors.joining(", ")));
    findings.exact("prev on a first page", "absent", presence(firsts, "prev"));
    List<Exchange> lasts =
        pages.stream()
            .filter(page -> page.url().encodedQuery() != null)
            .filter(page -> !page.items().isEmpty() && page.items().size() < 10)
            .toList();
    findings.exact("next on a last page that is not full", "absent", presence(lasts, "next"));
  }

  private static String presence(List<Exchange> pages, String relationType) {
    return pages.stream()
        .map(page -> LinkHeader.parse(page.headers().values("Link")))
        .map(all -> all.stream().anyMatch(link -> link.isRelation(relationType)))
        .map(present -> present ? "present" : "absent")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void back() {
    Exchange first = log.answer(Question.SYNCS);
    Exchange back = log.answer(Question.SYNCS_BACK);
    String question = "prev of the second page";
    String expected = "the items of the first page";
    if (first == null || back == null || !back.isPage()) {
      findings.notSeen(question, expected);
    } else {
      boolean same = first.items().equals(back.items());
      findings.compare(question, expected, same ? expected : "other items", same);
    }
  }
}

package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.core.link.Link;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Findings about the Link header. */
final class LinkFindings {
  private static final Pattern COMMA = Pattern.compile(",(\\s*)<");
  private static final Pattern REL = Pattern.compile(";(\\s*)rel\\s*=\\s*([\"']?)");
  private static final Pattern SKIP = Pattern.compile("[a-z]{1,12}:\\d{1,9}");

  private LinkFindings() {}

  static void add(Findings findings, Transcript transcript) {
    List<RecordedResponse> pages = transcript.pages();
    fields(findings, pages);
    HttpUrl base = transcript.target.baseUrl();
    List<Link> links = pages.stream().flatMap(page -> page.links().stream()).toList();
    findings.each("targets", "relative", links, link -> target(link.target(), base));
    findings.each("slash before the id in next", "is missing", links, link -> slash(link, "next"));
    findings.each("slash before the id in prev", "is there", links, link -> slash(link, "prev"));
    findings.each(
        "relation types",
        "next or prev",
        links.stream().flatMap(link -> link.relationTypes().stream()).toList(),
        type -> type.matches("next|prev") ? "next or prev" : "another");
    List<String> cursors =
        pages.stream()
            .flatMap(page -> Stream.of(page.cursor("next"), page.cursor("prev")))
            .filter(Objects::nonNull)
            .toList();
    findings.each("cursors", "base64 of skip:N", cursors, LinkFindings::cursor);
    ends(findings, pages);
    findings.each(
        "items of the prev of the second page",
        "as on the first",
        pages.stream().filter(page -> page.question() == Question.SYNCS_BACK).toList(),
        back ->
            transcript.pages(true).get(0).items().equals(back.items())
                ? "as on the first"
                : "others");
  }

  private static void fields(Findings findings, List<RecordedResponse> pages) {
    List<RecordedResponse> linked =
        pages.stream().filter(page -> page.headers().get("Link") != null).toList();
    findings.each(
        "fields on a response with links",
        "1",
        linked,
        it -> it.links().isEmpty() ? "damaged" : it.headers().values("Link").size() + "");
    List<String> fields =
        linked.stream().flatMap(page -> page.headers().values("Link").stream()).toList();
    List<MatchResult> commas = matches(COMMA, fields);
    List<MatchResult> rels = matches(REL, fields);
    findings.each("spaces between two links", "0", commas, it -> it.group(1).length() + "");
    findings.each("spaces before rel", "1", rels, it -> it.group(1).length() + "");
    findings.each(
        "quotes around relation types",
        "double",
        rels,
        it -> it.group(2).isEmpty() ? "none" : it.group(2).equals("'") ? "single" : "double");
  }

  private static List<MatchResult> matches(Pattern pattern, List<String> fields) {
    return fields.stream().flatMap(field -> pattern.matcher(field).results()).toList();
  }

  private static String target(String target, HttpUrl base) {
    if (!target.contains("://") && !target.startsWith("//")) {
      return "relative";
    }
    HttpUrl url = base.resolve(target);
    boolean here = url != null && url.host().equals(base.host());
    return here ? "absolute" : "absolute, to another host";
  }

  private static @Nullable String slash(Link link, String relationType) {
    String target = link.target();
    return !link.isRelation(relationType) || !target.contains("job_sync_status")
        ? null
        : target.contains("/cdi/integrations/") ? "is there" : "is missing";
  }

  private static String cursor(String cursor) {
    try {
      byte[] octets = Base64.getDecoder().decode(cursor.replaceAll("(?i)%3D", "="));
      String text = new String(octets, StandardCharsets.ISO_8859_1);
      if (SKIP.matcher(text).matches()) {
        return text.startsWith("skip:") ? "base64 of skip:N" : "base64 of a word:N";
      }
    } catch (IllegalArgumentException e) {
      // not base64
    }
    return ValueShape.of(cursor);
  }

  private static void ends(Findings findings, List<RecordedResponse> pages) {
    List<RecordedResponse> firsts =
        pages.stream().filter(page -> page.url().encodedQuery() == null).toList();
    findings.each(
        "Link where everything fits on a page",
        "absent",
        firsts,
        page -> isFull(page) ? null : page.headers().get("Link") == null ? "absent" : "present");
    findings.each("prev on a first page", "absent", firsts, page -> has(page, "prev"));
    findings.each(
        "next on a last page that is not full",
        "absent",
        pages,
        page -> firsts.contains(page) || isFull(page) ? null : has(page, "next"));
  }

  private static boolean isFull(RecordedResponse page) {
    return page.items().size() >= ItemFindings.PAGE_SIZE || page.items().isEmpty();
  }

  private static String has(RecordedResponse page, String relationType) {
    return page.links().stream().anyMatch(it -> it.isRelation(relationType)) ? "present" : "absent";
  }
}

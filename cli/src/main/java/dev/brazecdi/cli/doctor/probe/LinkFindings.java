package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.core.link.Link;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Findings about the Link header of pages. */
final class LinkFindings {
  private static final Pattern COMMA = Pattern.compile(",(\\s*)<");
  private static final Pattern REL = Pattern.compile(";(\\s*)rel\\s*=\\s*([\"']?)");
  private static final Map<String, String> QUOTES =
      Map.of("", "none", "'", "single", "\"", "double");

  private LinkFindings() {}

  static void add(Findings findings, Transcript transcript) {
    findings.topic("Link header");
    findings.expect(
        """
        fields on a response with links      | 1
        spaces between two links             | 0
        spaces before rel                    | 1
        quotes around relation types         | double
        targets                              | relative
        slash before the id in next          | is missing
        slash before the id in prev          | is there
        relation types                       | next or prev
        cursors                              | base64 of skip:N
        Link where everything fits on a page | absent
        prev on a first page                 | absent
        next on a last page that is not full | absent
        items of the prev of the second page | as on the first
        """);
    for (RecordedResponse page : transcript.pages()) {
      List<String> fields = page.headers().values("Link");
      if (!fields.isEmpty()) {
        String count = page.links().isEmpty() ? "damaged" : fields.size() + "";
        findings.see("fields on a response with links", count);
      }
      fields.forEach(field -> addSyntax(findings, field));
      page.links().forEach(link -> add(findings, link, transcript.target.baseUrl()));
      Stream.of("next", "prev").forEach(type -> findings.see("cursors", cursor(page.cursor(type))));
      addPlace(findings, page);
      if (page.question() == Question.SYNCS_BACK) {
        Stream<RecordedResponse> first = transcript.pages(true).stream().limit(1);
        boolean same = first.anyMatch(it -> it.items().equals(page.items()));
        findings.see("items of the prev of the second page", same ? "as on the first" : "others");
      }
    }
  }

  private static void addSyntax(Findings findings, String field) {
    COMMA
        .matcher(field)
        .results()
        .forEach(it -> findings.see("spaces between two links", it.group(1).length() + ""));
    REL.matcher(field)
        .results()
        .forEach(
            it -> {
              findings.see("spaces before rel", it.group(1).length() + "");
              findings.see("quotes around relation types", QUOTES.get(it.group(2)));
            });
  }

  private static void add(Findings findings, Link link, HttpUrl base) {
    String target = link.target();
    boolean absolute = target.contains("://") || target.startsWith("//");
    HttpUrl url = base.resolve(target);
    boolean elsewhere = url == null || !url.host().equals(base.host());
    String here = elsewhere ? "absolute, to another host" : "absolute";
    findings.see("targets", absolute ? here : "relative");
    for (String type : link.relationTypes()) {
      boolean documented = type.matches("next|prev");
      findings.see("relation types", documented ? "next or prev" : "another");
      if (documented && link.isRelation(type) && target.contains("job_sync_status")) {
        boolean slash = target.contains("/cdi/integrations/");
        findings.see("slash before the id in " + type, slash ? "is there" : "is missing");
      }
    }
  }

  private static @Nullable String cursor(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    ByteString octets = ByteString.decodeBase64(cursor.replaceAll("(?i)%3D", "="));
    String text = octets == null ? "" : octets.utf8();
    String other =
        text.matches("[a-z]{1,12}:\\d{1,9}") ? "base64 of a word:N" : ValueShape.of(cursor);
    return text.matches("skip:\\d{1,9}") ? "base64 of skip:N" : other;
  }

  /** Adds which links a first or last page has. */
  private static void addPlace(Findings findings, RecordedResponse page) {
    boolean first = page.url().encodedQuery() == null;
    boolean partial = !page.items().isEmpty() && page.items().size() < ItemFindings.PAGE_SIZE;
    if (first) {
      findings.see("prev on a first page", has(page, "prev"));
    } else if (partial) {
      findings.see("next on a last page that is not full", has(page, "next"));
    }
    if (first && partial) {
      boolean absent = page.headers().get("Link") == null;
      findings.see("Link where everything fits on a page", absent ? "absent" : "present");
    }
  }

  private static String has(RecordedResponse page, String type) {
    return page.links().stream().anyMatch(it -> it.isRelation(type)) ? "present" : "absent";
  }
}

package dev.brazecdi.benchmarks;

import java.util.List;

/** {@code Link} headers to be read: this API's own, and what other services send. */
public enum SampleHeader {
  /** As Braze's page documents it, with the slash it forgets. */
  DOCUMENTED(
      "</cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status?cursor=c2tpcDow>;"
          + " rel=\"prev\",</cdi/integrations00000000-0000-0000-0000-000000000000/job_sync_status"
          + "?cursor=c2tpcDoxMDA=>; rel=\"next\"",
      "cursor",
      "c2tpcDoxMDA=",
      "prev /cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status?cursor=c2tpcDow",
      "next /cdi/integrations00000000-0000-0000-0000-000000000000/job_sync_status"
          + "?cursor=c2tpcDoxMDA="),

  /** Four absolute links, as GitHub sends them. */
  GITHUB4(
      "<https://api.github.com/repositories/1300192/issues?page=2>; rel=\"prev\","
          + " <https://api.github.com/repositories/1300192/issues?page=4>; rel=\"next\","
          + " <https://api.github.com/repositories/1300192/issues?page=515>; rel=\"last\","
          + " <https://api.github.com/repositories/1300192/issues?page=1>; rel=\"first\"",
      "page",
      "4",
      "prev https://api.github.com/repositories/1300192/issues?page=2",
      "next https://api.github.com/repositories/1300192/issues?page=4",
      "last https://api.github.com/repositories/1300192/issues?page=515",
      "first https://api.github.com/repositories/1300192/issues?page=1"),

  /** The first page has a next one only. */
  SINGLE(
      "</cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status"
          + "?cursor=c2tpcDoxMA==>; rel=\"next\"",
      "cursor",
      "c2tpcDoxMA==",
      "next /cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status"
          + "?cursor=c2tpcDoxMA=="),

  /** Parameters of its own behind the relation type, as Sentry sends them. */
  SENTRY(
      "<https://sentry.io/api/0/projects/1/groups/?&cursor=1420837590:0:1>; rel=\"previous\";"
          + " results=\"false\"; cursor=\"1420837590:0:1\","
          + " <https://sentry.io/api/0/projects/1/groups/?&cursor=1420837533:0:0>; rel=\"next\";"
          + " results=\"true\"; cursor=\"1420837533:0:0\"",
      "cursor",
      "1420837533:0:0",
      "previous https://sentry.io/api/0/projects/1/groups/?&cursor=1420837590:0:1",
      "next https://sentry.io/api/0/projects/1/groups/?&cursor=1420837533:0:0"),

  /** What RFC 8288 allows, much of it from its own examples. */
  RICH(
      "</TheBook/chapter2>; rel=\"previous\"; title*=UTF-8'de'letztes%20Kapitel,"
          + " <http://example.org/>; rel=\"start http://example.net/relation/other\";"
          + " title=\"commas, and <brackets>\","
          + " </>; rel=\"http://example.net/foo\"; anchor=\"#foo\","
          + " </TheBook/chapter4?cursor=c2tpcDo0>; rel=\"next\";"
          + " title*=UTF-8'de'n%c3%a4chstes%20Kapitel",
      "cursor",
      "c2tpcDo0",
      "previous /TheBook/chapter2",
      "start http://example.net/relation/other http://example.org/",
      "http://example.net/foo /",
      "next /TheBook/chapter4?cursor=c2tpcDo0"),

  /** A cursor of two kibibytes. */
  LONG(
      "</cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status?cursor="
          + "c2tpcDox".repeat(256)
          + ">; rel=\"next\"",
      "cursor",
      "c2tpcDox".repeat(256),
      "next /cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status?cursor="
          + "c2tpcDox".repeat(256));

  private static final String NEXT = "next ";

  private final String text;
  private final String cursorParameter;
  private final String nextCursor;
  private final String links; // a line each

  SampleHeader(String text, String cursorParameter, String nextCursor, String... links) {
    this.text = text;
    this.cursorParameter = cursorParameter;
    this.nextCursor = nextCursor;
    this.links = String.join("\n", links);
  }

  /** The field's value. */
  public String text() {
    return text;
  }

  /** The query parameter that carries the cursor. */
  public String cursorParameter() {
    return cursorParameter;
  }

  /** The cursor in the target of its link to the next page, written down by hand. */
  public String nextCursor() {
    return nextCursor;
  }

  /** Its links in order, of each the relation types and the target, written down by hand. */
  public List<String> links() {
    return links.lines().toList();
  }

  /** The target of its link to the next page. */
  public String nextTarget() {
    return links
        .lines()
        .filter(link -> link.startsWith(NEXT))
        .findFirst()
        .orElseThrow()
        .substring(NEXT.length());
  }
}

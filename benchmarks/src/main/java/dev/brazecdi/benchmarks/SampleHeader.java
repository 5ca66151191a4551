package dev.brazecdi.benchmarks;

/** {@code Link} headers to be read: this API's own, and what other services send. */
public enum SampleHeader {
  /** As Braze's page documents it, with the slash it forgets. */
  DOCUMENTED(
      "</cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status?cursor=c2tpcDow>;"
          + " rel=\"prev\",</cdi/integrations00000000-0000-0000-0000-000000000000/job_sync_status"
          + "?cursor=c2tpcDoxMDA=>; rel=\"next\"",
      "cursor",
      "/cdi/integrations00000000-0000-0000-0000-000000000000/job_sync_status?cursor=c2tpcDoxMDA=",
      "c2tpcDoxMDA="),

  /** Four absolute links, as GitHub sends them. */
  GITHUB4(
      "<https://api.github.com/repositories/1300192/issues?page=2>; rel=\"prev\","
          + " <https://api.github.com/repositories/1300192/issues?page=4>; rel=\"next\","
          + " <https://api.github.com/repositories/1300192/issues?page=515>; rel=\"last\","
          + " <https://api.github.com/repositories/1300192/issues?page=1>; rel=\"first\"",
      "page",
      "https://api.github.com/repositories/1300192/issues?page=4",
      "4"),

  /** The first page has a next one only. */
  SINGLE(
      "</cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status"
          + "?cursor=c2tpcDoxMA==>; rel=\"next\"",
      "cursor",
      "/cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status?cursor=c2tpcDoxMA==",
      "c2tpcDoxMA=="),

  /** Parameters of its own behind the relation type, as Sentry sends them. */
  SENTRY(
      "<https://sentry.io/api/0/projects/1/groups/?&cursor=1420837590:0:1>; rel=\"previous\";"
          + " results=\"false\"; cursor=\"1420837590:0:1\","
          + " <https://sentry.io/api/0/projects/1/groups/?&cursor=1420837533:0:0>; rel=\"next\";"
          + " results=\"true\"; cursor=\"1420837533:0:0\"",
      "cursor",
      "https://sentry.io/api/0/projects/1/groups/?&cursor=1420837533:0:0",
      "1420837533:0:0"),

  /** What RFC 8288 allows, much of it from its own examples. */
  RICH(
      "</TheBook/chapter2>; rel=\"previous\"; title*=UTF-8'de'letztes%20Kapitel,"
          + " <http://example.org/>; rel=\"start http://example.net/relation/other\";"
          + " title=\"commas, and <brackets>\","
          + " </>; rel=\"http://example.net/foo\"; anchor=\"#foo\","
          + " </TheBook/chapter4?cursor=c2tpcDo0>; rel=\"next\";"
          + " title*=UTF-8'de'n%c3%a4chstes%20Kapitel",
      "cursor", "/TheBook/chapter4?cursor=c2tpcDo0", "c2tpcDo0"),

  /** A cursor of two kibibytes. */
  LONG(
      "</cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status?cursor="
          + "c2tpcDox".repeat(256)
          + ">; rel=\"next\"",
      "cursor",
      "/cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status?cursor="
          + "c2tpcDox".repeat(256),
      "c2tpcDox".repeat(256));

  private final String text;
  private final String cursorParameter;
  private final String nextTarget;
  private final String nextCursor;

  SampleHeader(String text, String cursorParameter, String nextTarget, String nextCursor) {
    this.text = text;
    this.cursorParameter = cursorParameter;
    this.nextTarget = nextTarget;
    this.nextCursor = nextCursor;
  }

  /** The field's value. */
  public String text() {
    return text;
  }

  /** The query parameter that carries the cursor. */
  public String cursorParameter() {
    return cursorParameter;
  }

  /** The target of its link to the next page, written down by hand. */
  public String nextTarget() {
    return nextTarget;
  }

  /** The cursor in that target. */
  public String nextCursor() {
    return nextCursor;
  }
}

package dev.brazecdi.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.fixtures.Allocations;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

final class LinkHeaderTest {
  private static final String DOCUMENTED =
      "</cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status?cursor=c2tpcDow>;"
          + " rel=\"prev\",</cdi/integrations00000000-0000-0000-0000-000000000000/job_sync_status"
          + "?cursor=c2tpcDoxMDA=>; rel=\"next\"";

  @Example
  void documentedHeaderLeadsBothWays() {
    assertThat(next(DOCUMENTED)).isEqualTo(Cursor.of("c2tpcDoxMDA="));
    assertThat(LinkHeader.pageLink(List.of(DOCUMENTED), "prev", "cursor"))
        .isEqualTo(Cursor.of("c2tpcDow"));
  }

  @Example
  void linksMayComeInSeveralFields() {
    List<String> fields = List.of("</a?cursor=1>; rel=prev", "</a?cursor=2>; rel=next");

    assertThat(LinkHeader.pageLink(fields, "next", "cursor")).isEqualTo(Cursor.of("2"));
    assertThat(LinkHeader.parse(fields)).hasSize(2);
  }

  @Example
  void noHeaderIsNoLink() {
    assertThat(LinkHeader.pageLink(List.of(), "next", "cursor")).isEqualTo(PageLink.NONE);
    assertThat(next("")).isEqualTo(PageLink.NONE);
    assertThat(next("</a?cursor=1>; rel=prev")).isEqualTo(PageLink.NONE);
  }

  @Example
  void nextLinkWithoutCursorIsUnreadableAndNotTheEnd() {
    assertThat(next("</a?page=2>; rel=next")).isInstanceOf(PageLink.Unreadable.class);
    assertThat(next("</a>; rel=next")).isInstanceOf(PageLink.Unreadable.class);
  }

  @Example
  void damageThatMayHideTheNextLinkIsUnreadable() {
    assertThat(next("</a?cursor=2; rel=\"next\"")).isInstanceOf(PageLink.Unreadable.class);
    assertThat(next("</a?cursor=1>; rel=prev, garbage; rel=next"))
        .isInstanceOf(PageLink.Unreadable.class);
    assertThat(next("</a?cursor=1>; rel=prev, garbage")).isEqualTo(PageLink.NONE);
  }

  @Example
  void linksBeforeTheDamageCount() {
    assertThat(next("</a?cursor=2>; rel=next, garbage")).isEqualTo(Cursor.of("2"));
  }

  @Example
  void cursorStaysAsItCame() {
    for (String raw : List.of("a+b", "a/b", "a==", "a%2Bb", "a%3d", "", "é", "%", "a?b")) {
      assertThat(next("</a?x=1&cursor=" + raw + "&y=2#f>; rel=next")).isEqualTo(Cursor.of(raw));
    }
  }

  @Example
  void onlyTheQueryIsLookedAt() {
    assertThat(next("</cursor=1#cursor=2?cursor=3>; rel=next"))
        .isInstanceOf(PageLink.Unreadable.class);
    assertThat(next("</a?xcursor=1&cursor=2>; rel=next")).isEqualTo(Cursor.of("2"));
    assertThat(next("</a?cursor=1&cursor=2>; rel=next")).isEqualTo(Cursor.of("1"));
  }

  @Example
  void linkOfAnotherContextIsPassedOver() {
    assertThat(next("</a?cursor=1>; rel=next; anchor=\"/other\"")).isEqualTo(PageLink.NONE);
    assertThat(next("</a?cursor=1>; rel=next; anchor=\"/x\", </a?cursor=2>; rel=next"))
        .isEqualTo(Cursor.of("2"));
    assertThat(next("</a?cursor=1>; rel=next; anchor=\"\"")).isEqualTo(Cursor.of("1"));
  }

  @Example
  void relationTypesAreComparedWithoutCaseAndMayBeSeveral() {
    assertThat(next("</a?cursor=1>; REL=\"Last NEXT\"")).isEqualTo(Cursor.of("1"));
    assertThat(next("</a?cursor=1>; rel=prev; rel=next")).isEqualTo(PageLink.NONE);
    assertThat(next("</a?cursor=1>; rel=\"nextish\"")).isEqualTo(PageLink.NONE);
    assertThat(LinkHeader.parse(List.of("<a>; REL=\"Up \u212aEY\"")).get(0).relationTypes())
        .containsExactly("up", "\u212aey");
  }

  @Example
  void commasAndSemicolonsInTargetsAndQuotesDivideNothing() {
    assertThat(next("</a,b;c?cursor=1>; title=\"x, y; rel=\\\"next\\\"\"; rel=prev"))
        .isEqualTo(PageLink.NONE);
    assertThat(next("</p>; title=\"a, <b>\"; rel=prev,</a?cursor=1>;crossorigin;rel=next"))
        .isEqualTo(Cursor.of("1"));
  }

  @Example
  void parametersAreReadAsTheStandardSays() {
    List<Link> links =
        LinkHeader.parse(
            List.of(
                "</TheBook/chapter2>; rel=\"previous\"; title*=UTF-8'de'letztes%20Kapitel;"
                    + " title=\"last\"; title=\"twice\"; Type = text/html ; crossorigin"));

    assertThat(links).hasSize(1);
    Link link = links.get(0);
    assertThat(link.target()).isEqualTo("/TheBook/chapter2");
    assertThat(link.relationTypes()).containsExactly("previous");
    assertThat(link.parameters())
        .containsExactly(
            new Link.Parameter("title", "letztes Kapitel"),
            new Link.Parameter("type", "text/html"),
            new Link.Parameter("crossorigin", ""));
    assertThat(link.parameter("TITLE")).isEqualTo("letztes Kapitel");
  }

  @Example
  void quoteThatNothingClosesHidesNoNextLink() {
    assertThat(next("</a>; rel=prev; title=\"x, </b?cursor=2>; rel=next"))
        .isInstanceOf(PageLink.Unreadable.class);
    assertThat(next("</a>; rel=prev; title=\"x, </b?cursor=2>; rel=last")).isEqualTo(PageLink.NONE);
    assertThat(next("</a?cursor=1>; rel=\"next")).isEqualTo(Cursor.of("1"));
  }

  @Example
  void wordThatCanBeNoRelationTypeButNamesItIsUnreadable() {
    for (String rel : List.of("'next'", "\u201cnext\u201d", "=next", "next</b>", "\"prev,next\"")) {
      assertThat(next("</a?cursor=1>; rel=" + rel))
          .as(rel)
          .isEqualTo(new PageLink.Unreadable("</a?cursor=1>; rel=" + rel));
    }
    for (String rel : List.of("next-archive", "next.2", "\"https://x.example/#next\"", "rev")) {
      assertThat(next("</a?cursor=1>; rel=" + rel)).as(rel).isEqualTo(PageLink.NONE);
    }
    assertThat(next("</a?cursor=1>; rel='next', </a?cursor=2>; rel=next"))
        .isEqualTo(Cursor.of("2"));
  }

  @Example
  void firstOfSeveralNextLinksCounts() {
    assertThat(next("</a?cursor=1>; rel=next, </a?cursor=2>; rel=next")).isEqualTo(Cursor.of("1"));
    assertThat(next("</a>; rel=next, </a?cursor=2>; rel=next"))
        .isInstanceOf(PageLink.Unreadable.class);
    assertThat(
            LinkHeader.pageLink(
                List.of("</a>; rel=next", "</a?cursor=2>; rel=next"), "next", "cursor"))
        .isEqualTo(new PageLink.Unreadable("</a>; rel=next"));
  }

  @Example
  void laterFieldCountsWhereAnEarlierIsDamaged() {
    List<String> fields = List.of("garbage, rel=next", "</a?cursor=2>; rel=next");

    assertThat(LinkHeader.pageLink(fields, "next", "cursor")).isEqualTo(Cursor.of("2"));
  }

  @Example
  void anchorThatNamesThePageItselfIsItsOwnContext() {
    String page = "https://x.example/a/b?cursor=0";
    for (String anchor : List.of(page, "//x.example/a/b?cursor=0", "/a/b?cursor=0", "?cursor=0")) {
      assertThat(nextOf(page, "</a/b?cursor=1>; rel=next; anchor=\"" + anchor + "\""))
          .as(anchor)
          .isEqualTo(Cursor.of("1"));
    }
    for (String anchor : List.of("b?cursor=0", "0", "#x", "/a/b", "https://y.example/", page + 0)) {
      assertThat(nextOf(page, "</a/b?cursor=1>; anchor=\"" + anchor + "\"; rel=next"))
          .as(anchor)
          .isEqualTo(PageLink.NONE);
    }
    assertThat(nextOf(page, "</a?cursor=1>; rel=next; anchor=\"/a/b?cursor\\=0\""))
        .isEqualTo(Cursor.of("1"));
  }

  @Example
  void cursorWithoutEqualsSignIsEmpty() {
    assertThat(next("</a?cursor>; rel=next")).isEqualTo(Cursor.of(""));
    assertThat(next("</a?x&cursor&cursor=2>; rel=next")).isEqualTo(Cursor.of(""));
  }

  @Example
  void quotedPairsInRelationTypesAreRead() {
    assertThat(next("</a?cursor=1>; rel=\"ne\\xt\"")).isEqualTo(Cursor.of("1"));
    assertThat(next("</a?cursor=1>; rel=ne\\xt")).isEqualTo(PageLink.NONE);
    assertThat(next("</a?cursor=1>; rel=\"x\\\",</a?cursor=2>; rel=next; y=\""))
        .isInstanceOf(PageLink.Unreadable.class);
  }

  @Example
  void straightWayAllocatesNothingButItsResult() {
    String target = "https://rest.iad-03.example/cdi/integrations/x/job_sync_status";
    for (String header :
        List.of(
            DOCUMENTED,
            "<" + target + "?cursor=a>; rel=\"last prev\", <" + target + "?cursor=b>; rel=next",
            "<x?a=1&cursor=c&b=2#f> ; title*=UTF-8''x ; results=\"true\" ; Rel = \"first NEXT\"",
            "<a>;rel=prev;title=\"a, <b>; \\\" rel=next\",<x?cursor="
                + "d".repeat(2000)
                + ">;rel=next")) {
      List<String> fields = List.of(header);
      String cursor = ((Cursor) next(header)).value();

      assertThat(Allocations.bytesPerCall(() -> LinkHeader.pageLink(fields, "next", "cursor")))
          .as(header)
          .isEqualTo(
              Allocations.bytesPerCall(
                      () -> Cursor.of(cursor.concat("x").substring(0, cursor.length())))
                  - Allocations.bytesPerCall(() -> cursor.concat("x")));
    }
    List<String> last = List.of("</a?cursor=1>; rel=\"prev\"");
    assertThat(Allocations.bytesPerCall(() -> LinkHeader.pageLink(last, "next", "cursor")))
        .isZero();
  }

  @Example
  void undecodableExtendedValueStaysAsItIs() {
    Link link = LinkHeader.parse(List.of("<a>; title*=UTF-8''%ff; rel=next")).get(0);

    assertThat(link.parameters()).containsExactly(new Link.Parameter("title*", "UTF-8''%ff"));
  }

  @Example
  void replacementCharacterThatIsMeantIsOne() {
    Link link = LinkHeader.parse(List.of("<a>; title*=utf-8''%ef%bf%bd%C3%A4")).get(0);

    assertThat(link.parameters()).containsExactly(new Link.Parameter("title", "\ufffdä"));
  }

  @Example
  void parametersOfOneLinkAreNotThoseOfTheNext() {
    String header =
        "<a>; rel=next; title=A; title=again; title*=UTF-8''B; type=x; lang*=UTF-8''C,"
            + " <b>; rel=NEXT; title=D; type=y; lang=E, <c>";

    assertThat(LinkHeader.parse(List.of(header, "<d>; title=F")))
        .containsExactly(
            new Link(
                "a",
                List.of("next"),
                null,
                List.of(
                    new Link.Parameter("title", "B"),
                    new Link.Parameter("type", "x"),
                    new Link.Parameter("lang", "C"))),
            new Link(
                "b",
                List.of("next"),
                null,
                List.of(
                    new Link.Parameter("title", "D"),
                    new Link.Parameter("type", "y"),
                    new Link.Parameter("lang", "E"))),
            new Link("c", List.of(), null, List.of()),
            new Link("d", List.of(), null, List.of(new Link.Parameter("title", "F"))));
  }

  @Property
  void anyTextIsReadWithoutException(
      @ForAll("linkish") String text, @ForAll("relationType") String type) {
    LinkHeader.parse(List.of(text));
    LinkHeader.pageLink(List.of(text), "next", "cursor");
    LinkHeader.pageLink(List.of(text), Ascii.toLowerCase(type), "cursor");
  }

  @Property(shrinking = ShrinkingMode.OFF) // it hides what failed behind a failure of its own
  void ofLinksOfOneWordTheFirstOfThatTypeIsFound(
      @ForAll("relationTypes") List<String> words,
      @ForAll("relationType") String another,
      @ForAll boolean amongThem,
      @ForAll boolean spaced) {
    String type = amongThem && !words.isEmpty() ? words.get(words.size() - 1) : another;
    List<String> links = new ArrayList<>();
    PageLink expected = PageLink.NONE;
    for (String word : words) {
      if (expected == PageLink.NONE && word.equalsIgnoreCase(type)) {
        expected = Cursor.of(String.valueOf(links.size()));
      }
      links.add("<?cursor=" + links.size() + ">; rel=\"" + word + '"');
    }

    List<String> fields = List.of(String.join(spaced ? " , " : ",", links));

    assertThat(LinkHeader.pageLink(fields, Ascii.toLowerCase(type), "cursor")).isEqualTo(expected);
  }

  @Property
  void printedLinksAreReadAsTheyWere(@ForAll("links") List<Link> links) {
    List<String> printed = new ArrayList<>();
    links.forEach(link -> printed.add(print(link)));

    assertThat(LinkHeader.parse(List.of(String.join(",", printed)))).isEqualTo(links);
    assertThat(LinkHeader.parse(printed)).isEqualTo(links);
  }

  @Property
  void straightWayAgreesWithTheLinks(@ForAll("links") List<Link> links) {
    String header = String.join(", ", links.stream().map(LinkHeaderTest::print).toList());
    PageLink expected = PageLink.NONE;
    for (Link link : links) {
      if (link.isRelation("next")) {
        int query = link.target().indexOf("?cursor=");
        expected =
            query < 0
                ? new PageLink.Unreadable(header)
                : Cursor.of(link.target().substring(query + "?cursor=".length()));
        break;
      }
    }

    assertThat(next(header)).isEqualTo(expected);
  }

  @Property
  void straightWayAgreesWithTheLinksWhereNothingIsInDoubt(@ForAll("damaged") String text) {
    PageLink found = next(text);

    PageLink expected = PageLink.NONE;
    for (Link link : LinkHeader.parse(List.of(text))) {
      if (link.isRelation("next")) {
        expected = cursorOf(link.target(), text);
        break;
      }
    }
    if (expected == PageLink.NONE) {
      assertThat(found).isIn(PageLink.NONE, new PageLink.Unreadable(text));
    } else {
      assertThat(found).isEqualTo(expected);
    }
  }

  private static PageLink cursorOf(String target, String header) {
    String query = target.replaceFirst("(?s)#.*", "");
    if (query.indexOf('?') >= 0) {
      for (String pair : query.substring(query.indexOf('?') + 1).split("&", -1)) {
        if (pair.equals("cursor") || pair.startsWith("cursor=")) {
          return Cursor.of(pair.equals("cursor") ? "" : pair.substring("cursor=".length()));
        }
      }
    }
    return new PageLink.Unreadable(header);
  }

  @Provide
  Arbitrary<String> relationType() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(40);
  }

  @Provide
  Arbitrary<List<String>> relationTypes() {
    return relationType().list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> linkish() {
    return pieces().list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  private static Arbitrary<String> pieces() {
    return Arbitraries.of(
        "<",
        ">",
        ";",
        ",",
        "=",
        "\"",
        "\\",
        " ",
        "\t",
        "rel",
        "next",
        "anchor",
        "title*",
        "; rel=next",
        "; rel=prev",
        "; anchor=x",
        "; anchor",
        "UTF-8''",
        "%41",
        "%",
        "cursor=",
        "?",
        "&",
        "#",
        "é",
        "\u0000",
        "\ud800");
  }

  /** Printed links, into which up to five pieces fell. */
  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<String> printed =
        links().map(links -> String.join(",", links.stream().map(LinkHeaderTest::print).toList()));
    return Combinators.combine(printed, pieces().list().ofMaxSize(5), Arbitraries.randoms())
        .as(
            (text, pieces, random) -> {
              StringBuilder damaged = new StringBuilder(text);
              pieces.forEach(piece -> damaged.insert(random.nextInt(damaged.length() + 1), piece));
              return damaged.toString();
            });
  }

  @Provide
  Arbitrary<List<Link>> links() {
    Arbitrary<String> target =
        Arbitraries.of("/a", "/b,c;d", "https://x.example/y?cursor=1", "/z?cursor=a+b=%3D", "");
    Arbitrary<List<String>> relations =
        Arbitraries.of("next", "prev", "https://x.example/rel")
            .list()
            .uniqueElements()
            .ofMaxSize(3);
    Arbitrary<String> anchor = Arbitraries.of("#foo", "").injectNull(0.7);
    Arbitrary<List<Link.Parameter>> parameters =
        Combinators.combine(
                Arbitraries.of("title", "type", "hreflang"),
                Arbitraries.strings().withChars("ab \",;<>\\=é").ofMaxLength(8))
            .as(Link.Parameter::new)
            .list()
            .uniqueElements(Link.Parameter::name)
            .ofMaxSize(3);
    return Combinators.combine(target, relations, anchor, parameters)
        .as(Link::new)
        .list()
        .ofMaxSize(4);
  }

  private static String print(Link link) {
    StringBuilder printed = new StringBuilder("<" + link.target() + ">");
    if (!link.relationTypes().isEmpty()) {
      printed.append("; rel=\"").append(String.join(" ", link.relationTypes())).append('"');
    }
    if (link.anchor() != null) {
      printed.append("; anchor=\"").append(link.anchor()).append('"');
    }
    for (Link.Parameter parameter : link.parameters()) {
      String quoted = parameter.value().replace("\\", "\\\\").replace("\"", "\\\"");
      printed.append("; ").append(parameter.name()).append("=\"").append(quoted).append('"');
    }
    return printed.toString();
  }

  private static PageLink nextOf(String pageUrl, String header) {
    return LinkHeader.pageLink(List.of(header), "next", "cursor", pageUrl);
  }

  private static PageLink next(String header) {
    return LinkHeader.pageLink(List.of(header), "next", "cursor");
  }
}

package dev.brazecdi.benchmarks.peers;

import dev.brazecdi.api.TimestampBenchmark;
import dev.brazecdi.benchmarks.ItemIterationBenchmark;
import dev.brazecdi.benchmarks.LinkHeaderBenchmark;
import dev.brazecdi.benchmarks.PageDecodingBenchmark;
import dev.brazecdi.benchmarks.PageWalkBenchmark;
import dev.brazecdi.benchmarks.SampleHeader;
import dev.brazecdi.benchmarks.SamplePage;
import dev.brazecdi.benchmarks.regress.Contest.Entry;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A comparison of benchmarks of one kind: this library's and those of peers.
 *
 * @param name short and without spaces
 * @param title a heading
 * @param parameter the parameter whose values are the columns; empty if there is none
 * @param columns the values of the parameter; one empty string if there is no parameter
 * @param entries the benchmarks without the parameter; the first is the yardstick
 * @param expectations what the results should show
 * @param allThreads whether the work of other threads counts
 */
record PeerComparison(
    String name,
    String title,
    String parameter,
    List<String> columns,
    List<Entry> entries,
    List<Expectation> expectations,
    boolean allThreads) {
  static final String OURS = "this library";

  private static final List<String> ONE = List.of("");
  private static final String SPRING = "Spring HATEOAS";
  private static final String SINGLE_PASS = "a single pass by hand";
  private static final String TWO_SEARCHES = "two searches, no parser";
  private static final String STRINGS = "Moshi by hand, times as text";
  private static final String JACKSON = "Jackson, records";
  private static final String BY_HAND = "OkHttp and Moshi by hand";
  private static final String DRAINED = "bound: OkHttp, bodies drained";

  /** Later JDKs vectorize the two searches better. */
  private static final double LEAST_SEARCH = Runtime.version().feature() < 25 ? 1.5 : 1.7;

  PeerComparison {
    columns = List.copyOf(columns);
    entries = List.copyOf(entries);
    expectations = List.copyOf(expectations);
  }

  static List<PeerComparison> all() {
    return List.of(nextCursor(), allLinks(), decoding(), walk(), items(), timestamp());
  }

  private static PeerComparison nextCursor() {
    List<String> usual = names(SampleHeader.DOCUMENTED, SampleHeader.GITHUB4, SampleHeader.SINGLE);
    List<String> usualAndLong = Stream.concat(usual.stream(), Stream.of("LONG")).toList();
    return new PeerComparison(
        "next-cursor",
        "The next page's cursor from a Link header",
        "header",
        names(SampleHeader.values()),
        List.of(
            Entry.of(TWO_SEARCHES, LinkHeaderBenchmark.class, "twoSearches"),
            Entry.of(OURS, LinkHeaderBenchmark.class, "nextCursor"),
            Entry.of("bound: the first target, copied", LinkHeaderBenchmark.class, "firstTarget"),
            Entry.of(SINGLE_PASS, LinkHeaderPeers.class, "singlePass"),
            Entry.of("split at commas", LinkHeaderPeers.class, "split"),
            Entry.of("a regular expression", LinkHeaderPeers.class, "regex"),
            Entry.of(SPRING, LinkHeaderPeers.class, "springHateoas"),
            Entry.of("Ktor", LinkHeaderPeers.class, "ktor"),
            Entry.of("HttpComponents", LinkHeaderPeers.class, "httpComponents"),
            Entry.of("RESTEasy", LinkHeaderPeers.class, "resteasy"),
            Entry.of("Jersey", LinkHeaderPeers.class, "jersey")),
        List.of(
            Expectation.atMost(LEAST_SEARCH, OURS, TWO_SEARCHES, usualAndLong),
            Expectation.faster(8, OURS, SPRING, usual),
            Expectation.faster(3, OURS, SPRING, List.of("LONG")),
            Expectation.atMost(1, OURS, SINGLE_PASS, List.of("SENTRY", "RICH")),
            Expectation.bytesAbove(0, OURS, TWO_SEARCHES, usualAndLong)),
        false);
  }

  private static PeerComparison allLinks() {
    List<String> headers = names(SampleHeader.values());
    return new PeerComparison(
        "all-links",
        "All links of a header",
        "header",
        headers,
        List.of(
            Entry.of(OURS, LinkHeaderBenchmark.class, "allLinks"),
            Entry.of(SPRING, LinkHeaderPeers.class, "springHateoasAll"),
            Entry.of("Ktor", LinkHeaderPeers.class, "ktorAll"),
            Entry.of("HttpComponents", LinkHeaderPeers.class, "httpComponentsAll"),
            Entry.of("RESTEasy", LinkHeaderPeers.class, "resteasyAll"),
            Entry.of("Jersey", LinkHeaderPeers.class, "jerseyAll")),
        List.of(
            Expectation.faster(
                4, OURS, SPRING, headers.stream().filter(name -> !name.equals("LONG")).toList()),
            Expectation.faster(2, OURS, SPRING, List.of("LONG")),
            Expectation.fewestBytes(OURS, name -> !name.equals(OURS), "every other", headers)),
        false);
  }

  private static PeerComparison decoding() {
    List<String> pages = names(SamplePage.values());
    List<String> compact = names(SamplePage.COMPACT);
    return new PeerComparison(
        "decode-page",
        "A page of ten syncs from JSON",
        "page",
        pages,
        List.of(
            Entry.of(STRINGS, PageDecodingPeers.class, "moshiOptionsStrings"),
            Entry.of(OURS, PageDecodingBenchmark.class, "decodePage"),
            Entry.of("bound: sum of octets", PageDecodingBenchmark.class, "sumOfOctets"),
            Entry.of("fastjson2, records", PageDecodingPeers.class, "fastjson2"),
            Entry.of("DSL-JSON, records", PageDecodingPeers.class, "dslJson"),
            Entry.of(JACKSON, PageDecodingPeers.class, "jacksonRecords"),
            Entry.of("Gson", PageDecodingPeers.class, "gson"),
            Entry.of("Moshi by reflection", PageDecodingPeers.class, "moshiReflective")),
        List.of(
            Expectation.atMost(1.2, OURS, STRINGS, compact),
            Expectation.faster(4, OURS, JACKSON, compact),
            Expectation.bytes(4_400, OURS, compact)),
        false);
  }

  private static PeerComparison walk() {
    Set<String> withInstants =
        Set.of(
            "Retrofit and Moshi by reflection",
            "java.net.http and Jackson",
            "Feign and Jackson",
            "Feign, OkHttp and Jackson");
    return new PeerComparison(
        "walk-page",
        "A page over loopback, every item used",
        "",
        ONE,
        List.of(
            Entry.of(BY_HAND, PageWalkBenchmark.class, "byHand"),
            Entry.of(OURS, PageWalkBenchmark.class, "client"),
            Entry.of(DRAINED, PageWalkBenchmark.class, "bodiesDrained"),
            Entry.of(
                "Retrofit with this decoder, nothing else",
                PageWalkPeers.class,
                "retrofitOurDecoder"),
            Entry.of(
                "Retrofit and Moshi by reflection", PageWalkPeers.class, "retrofitMoshiReflective"),
            Entry.of("java.net.http and Jackson", PageWalkPeers.class, "javaNetHttpJackson"),
            Entry.of("Feign and Jackson", PageWalkPeers.class, "feignJackson"),
            Entry.of("Feign, OkHttp and Jackson", PageWalkPeers.class, "feignOkHttpJackson")),
        List.of(
            Expectation.atMost(1.1, OURS, BY_HAND, ONE),
            Expectation.bytesAbove(7_000, OURS, DRAINED, ONE),
            Expectation.fewestBytes(
                OURS, withInstants::contains, "Retrofit by reflection, java.net.http, Feign", ONE)),
        true);
  }

  private static PeerComparison items() {
    String list = "bound: a loop over the list";
    return new PeerComparison(
        "items",
        "An item of a page that is there",
        "",
        ONE,
        List.of(
            Entry.of(list, ItemIterationBenchmark.class, "list"),
            Entry.of(OURS, ItemIterationBenchmark.class, "items")),
        List.of(Expectation.bytes(0, OURS, ONE)),
        false);
  }

  private static PeerComparison timestamp() {
    return new PeerComparison(
        "timestamp",
        "A time from text",
        "",
        ONE,
        List.of(
            Entry.of(OURS, TimestampBenchmark.class, "timestamp"),
            Entry.of("Instant.parse", TimestampBenchmark.class, "byTheJdk")),
        List.of(Expectation.bytes(24, OURS, ONE)),
        false);
  }

  /** Returns the entry with the column's value of the parameter. */
  Entry entry(Entry entry, String column) {
    return parameter.isEmpty()
        ? entry
        : new Entry(entry.name(), entry.benchmark(), List.of(parameter + "=" + column));
  }

  private static List<String> names(Enum<?>... values) {
    return Stream.of(values).map(Enum::name).toList();
  }
}

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
 * Benchmarks of one kind, ours and others', that are put beside each other.
 *
 * @param name short and without spaces
 * @param title a heading
 * @param parameter of the benchmarks, whose values are the columns; empty if there is none
 * @param columns its values; one that is empty if there is no parameter
 * @param entries the first is the yardstick; the parameter is to be added
 * @param goals what they are to show
 * @param allThreads whether work of other threads counts
 */
record Field(
    String name,
    String title,
    String parameter,
    List<String> columns,
    List<Entry> entries,
    List<Goal> goals,
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

  /** The two searches cost less on later JDKs, which know more of vectors. */
  private static final double LEAST_SEARCH = Runtime.version().feature() < 25 ? 1.5 : 1.7;

  Field {
    columns = List.copyOf(columns);
    entries = List.copyOf(entries);
    goals = List.copyOf(goals);
  }

  static List<Field> all() {
    return List.of(nextCursor(), allLinks(), decoding(), walk(), items(), timestamp());
  }

  private static Field nextCursor() {
    List<String> usual = names(SampleHeader.DOCUMENTED, SampleHeader.GITHUB4, SampleHeader.SINGLE);
    List<String> usualAndLong = Stream.concat(usual.stream(), Stream.of("LONG")).toList();
    return new Field(
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
            Goal.atMost(LEAST_SEARCH, OURS, TWO_SEARCHES, usualAndLong),
            Goal.faster(8, OURS, SPRING, usual),
            Goal.faster(3, OURS, SPRING, List.of("LONG")),
            Goal.atMost(1, OURS, SINGLE_PASS, List.of("SENTRY", "RICH")),
            Goal.bytesAbove(0, OURS, TWO_SEARCHES, usualAndLong)),
        false);
  }

  private static Field allLinks() {
    List<String> headers = names(SampleHeader.values());
    return new Field(
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
            Goal.faster(
                4, OURS, SPRING, headers.stream().filter(name -> !name.equals("LONG")).toList()),
            Goal.faster(2, OURS, SPRING, List.of("LONG")),
            Goal.fewestBytes(OURS, name -> !name.equals(OURS), "every other", headers)),
        false);
  }

  private static Field decoding() {
    List<String> pages = names(SamplePage.values());
    List<String> compact = names(SamplePage.COMPACT);
    return new Field(
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
            Goal.atMost(1.2, OURS, STRINGS, compact),
            Goal.faster(4, OURS, JACKSON, compact),
            Goal.bytes(4_400, OURS, compact)),
        false);
  }

  private static Field walk() {
    Set<String> withInstants =
        Set.of(
            "Retrofit and Moshi by reflection",
            "java.net.http and Jackson",
            "Feign and Jackson",
            "Feign, OkHttp and Jackson");
    return new Field(
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
            Goal.atMost(1.1, OURS, BY_HAND, ONE),
            Goal.bytesAbove(7_000, OURS, DRAINED, ONE),
            Goal.fewestBytes(
                OURS, withInstants::contains, "Retrofit by reflection, java.net.http, Feign", ONE)),
        true);
  }

  private static Field items() {
    String list = "bound: a loop over the list";
    return new Field(
        "items",
        "An item of a page that is there",
        "",
        ONE,
        List.of(
            Entry.of(list, ItemIterationBenchmark.class, "list"),
            Entry.of(OURS, ItemIterationBenchmark.class, "items")),
        List.of(Goal.bytes(0, OURS, ONE)),
        false);
  }

  private static Field timestamp() {
    return new Field(
        "timestamp",
        "A time from text",
        "",
        ONE,
        List.of(
            Entry.of(OURS, TimestampBenchmark.class, "timestamp"),
            Entry.of("Instant.parse", TimestampBenchmark.class, "byTheJdk")),
        List.of(Goal.bytes(24, OURS, ONE)),
        false);
  }

  /** The entry with the column's parameter, as it is measured. */
  Entry entry(Entry entry, String column) {
    return parameter.isEmpty()
        ? entry
        : new Entry(entry.name(), entry.benchmark(), List.of(parameter + "=" + column));
  }

  private static List<String> names(Enum<?>... values) {
    return Stream.of(values).map(Enum::name).toList();
  }
}

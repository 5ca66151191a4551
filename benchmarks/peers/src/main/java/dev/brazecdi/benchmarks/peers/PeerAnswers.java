package dev.brazecdi.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.benchmarks.PageWalkBenchmark.Total;
import dev.brazecdi.benchmarks.PlainServer;
import dev.brazecdi.benchmarks.SampleHeader;
import dev.brazecdi.benchmarks.SamplePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the peers answer rightly what they are timed with. Only the time of a right answer is
 * worth comparing.
 */
public final class PeerAnswers {
  private static final int SHOWN = 120;

  private PeerAnswers() {}

  /** All answers: those of headers, of pages and of walks, in the order of the parameters. */
  public static List<Answer> all() {
    List<Answer> answers = new ArrayList<>(ofHeaders());
    answers.addAll(ofPages());
    answers.addAll(ofWalks());
    return List.copyOf(answers);
  }

  /**
   * Those of {@link LinkHeaderPeers}: the target of the next link; or relation types and targets of
   * all.
   */
  public static List<Answer> ofHeaders() {
    Map<String, Question<LinkHeaderPeers>> questions = new LinkedHashMap<>();
    questions.put("springHateoas", LinkHeaderPeers::springHateoas);
    questions.put("jersey", peers -> LinkHeaderPeers.unresolved(peers.jersey()));
    questions.put("resteasy", LinkHeaderPeers::resteasy);
    questions.put("ktor", LinkHeaderPeers::ktor);
    questions.put("httpComponents", LinkHeaderPeers::httpComponents);
    questions.put("singlePass", LinkHeaderPeers::singlePass);
    questions.put("split", LinkHeaderPeers::split);
    questions.put("regex", LinkHeaderPeers::regex);

    Map<String, Question<LinkHeaderPeers>> all = new LinkedHashMap<>();
    all.put("springHateoasAll", peers -> LinkHeaderPeers.links(peers.springHateoasAll()));
    all.put("jerseyAll", peers -> LinkHeaderPeers.links(peers.jerseyAll()));
    all.put("resteasyAll", peers -> LinkHeaderPeers.links(peers.resteasyAll().getLinks()));
    all.put("ktorAll", peers -> LinkHeaderPeers.links(peers.ktorAll()));
    all.put("httpComponentsAll", peers -> LinkHeaderPeers.links(peers.httpComponentsAll()));
    List<Answer> answers = new ArrayList<>();
    for (SampleHeader header : SampleHeader.values()) {
      LinkHeaderPeers peers = new LinkHeaderPeers();
      peers.header = header;
      peers.header();
      ask(peers, header.name(), questions, header.nextTarget(), answers);
      ask(peers, header.name(), all, expected(header), answers);
      peers.close();
    }
    return answers;
  }

  private static Set<String> expected(SampleHeader header) {
    return LinkHeaderPeers.pairs(
        header.links().stream(),
        link -> link.substring(0, link.lastIndexOf(' ')),
        link -> link.substring(link.lastIndexOf(' ') + 1));
  }

  /** Those of {@link PageDecodingPeers}: every item, whole. */
  public static List<Answer> ofPages() {
    Map<String, Question<PageDecodingPeers>> questions = new LinkedHashMap<>();
    questions.put("jacksonRecords", peers -> used(peers.jacksonRecords().results()));
    questions.put("gson", peers -> used(peers.gson().results));
    questions.put("dslJson", peers -> used(requireNonNull(peers.dslJson()).results()));
    questions.put("fastjson2", peers -> used(peers.fastjson2().results()));
    questions.put(
        "moshiReflective", peers -> used(requireNonNull(peers.moshiReflective()).results));
    questions.put(
        "moshiOptionsStrings",
        peers -> used(requireNonNull(peers.moshiOptionsStrings()).results()));
    List<Item> expected = IntStream.range(0, SamplePage.ITEMS).mapToObj(Item::of).toList();

    List<Answer> answers = new ArrayList<>();
    for (SamplePage page : SamplePage.values()) {
      PageDecodingPeers peers = new PageDecodingPeers();
      peers.page = page;
      peers.body();
      ask(peers, page.name(), questions, expected, answers);
    }
    return answers;
  }

  /** Those of {@link PageWalkPeers}: what the items add up to. */
  public static List<Answer> ofWalks() {
    Map<String, Question<PageWalkPeers>> questions = new LinkedHashMap<>();
    questions.put("retrofitOurDecoder", PageWalkPeers::retrofitOurDecoder);
    questions.put("retrofitMoshiReflective", PageWalkPeers::retrofitMoshiReflective);
    questions.put("javaNetHttpJackson", PageWalkPeers::javaNetHttpJackson);
    questions.put("feignJackson", PageWalkPeers::feignJackson);
    questions.put("feignOkHttpJackson", PageWalkPeers::feignOkHttpJackson);
    long rows = 0;
    long seconds = 0;
    for (int i = 0; i < SamplePage.ITEMS; i++) {
      rows += SamplePage.rowsOf(i);
      seconds += SamplePage.startOf(i).getEpochSecond();
    }
    Total expected = new Total(PlainServer.PAGES * rows, PlainServer.PAGES * seconds);

    List<Answer> answers = new ArrayList<>();
    PageWalkPeers peers = new PageWalkPeers();
    peers.start();
    try {
      ask(peers, "", questions, expected, answers);
    } finally {
      peers.stop();
    }
    return answers;
  }

  private static List<Item> used(List<? extends PeerStatus> statuses) {
    return statuses.stream().map(Item::of).toList();
  }

  private static <P> void ask(
      P peers,
      String parameter,
      Map<String, Question<P>> questions,
      Object expected,
      List<Answer> answers) {
    questions.forEach(
        (method, question) ->
            answers.add(
                new Answer(
                    peers.getClass().getSimpleName(),
                    method,
                    parameter,
                    verdict(peers, question, expected))));
  }

  // Whatever a peer throws is its answer.
  private static <P> String verdict(P peers, Question<P> question, Object expected) {
    try {
      Object actual = question.ask(peers);
      return expected.equals(actual) ? Answer.RIGHT : "wrong: " + shown(actual);
    } catch (Exception | LinkageError e) {
      return Answer.THROWS + shown(e);
    }
  }

  private static String shown(@Nullable Object value) {
    String text = Objects.toString(value);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  /**
   * A peer's answer.
   *
   * @param benchmark the class of its benchmark, by its simple name
   * @param method the benchmark's method
   * @param parameter the header or page, by its name; empty where there is none
   * @param verdict {@code right}, {@code wrong: …} or {@code throws: …}
   */
  public record Answer(String benchmark, String method, String parameter, String verdict) {
    private static final String RIGHT = "right";
    private static final String THROWS = "throws: ";

    /** Whether it is the right one. */
    public boolean isRight() {
      return verdict.equals(RIGHT);
    }

    /** Whether there is none, so that nothing can be timed. */
    public boolean isException() {
      return verdict.startsWith(THROWS);
    }
  }

  /** All that there is in an item. */
  private record Item(
      String status, Instant start, Instant finish, Instant last, long rows, long failed) {
    static Item of(PeerStatus peer) {
      return new Item(
          peer.status(), peer.start(), peer.finish(), peer.last(), peer.rows(), peer.failed());
    }

    static Item of(int index) {
      return new Item(
          SamplePage.statusOf(index),
          SamplePage.startOf(index),
          SamplePage.finishOf(index),
          SamplePage.lastOf(index),
          SamplePage.rowsOf(index),
          SamplePage.failedOf(index));
    }
  }

  /** What is asked of the peers of a benchmark. */
  @FunctionalInterface
  private interface Question<P> {
    @Nullable Object ask(P peers) throws Exception;
  }
}

package dev.brazecdi.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.benchmarks.PageWalkBenchmark.Total;
import dev.brazecdi.benchmarks.PlainServer;
import dev.brazecdi.benchmarks.SampleHeader;
import dev.brazecdi.benchmarks.SamplePage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Verifies the results of the peers' benchmarks: only times of correct results are compared. */
public final class PeerAnswers {
  private static final int SHOWN = 120;

  private PeerAnswers() {}

  /** Returns the results for headers, pages and walks, in the order of the parameters. */
  public static List<Answer> all() {
    List<Answer> answers = new ArrayList<>(ofHeaders());
    answers.addAll(ofPages());
    answers.addAll(ofWalks());
    return List.copyOf(answers);
  }

  /** Returns the results of {@link LinkHeaderPeers}: the target of the next link, or all links. */
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

  /** Returns the results of {@link PageDecodingPeers}: every item. */
  public static List<Answer> ofPages() {
    Map<String, Question<PageDecodingPeers>> questions = new LinkedHashMap<>();
    questions.put("jacksonRecords", peers -> peers.jacksonRecords().results());
    questions.put("gson", peers -> records(peers.gson().results, FieldsStatus::toRecord));
    questions.put("dslJson", peers -> requireNonNull(peers.dslJson()).results());
    questions.put("fastjson2", peers -> peers.fastjson2().results());
    questions.put(
        "moshiReflective",
        peers -> records(requireNonNull(peers.moshiReflective()).results, FieldsStatus::toRecord));
    questions.put(
        "moshiOptionsStrings",
        peers ->
            records(requireNonNull(peers.moshiOptionsStrings()).results(), StringStatus::toRecord));
    List<RecordStatus> expected =
        IntStream.range(0, SamplePage.ITEMS).mapToObj(PeerAnswers::expected).toList();

    List<Answer> answers = new ArrayList<>();
    for (SamplePage page : SamplePage.values()) {
      PageDecodingPeers peers = new PageDecodingPeers();
      peers.page = page;
      peers.body();
      ask(peers, page.name(), questions, expected, answers);
    }
    return answers;
  }

  /** Returns the results of {@link PageWalkPeers}: the sums over all items. */
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
    try {
      ask(peers, "", questions, expected, answers);
    } finally {
      peers.stop();
    }
    return answers;
  }

  private static RecordStatus expected(int index) {
    return new RecordStatus(
        SamplePage.statusOf(index),
        SamplePage.startOf(index),
        SamplePage.finishOf(index),
        SamplePage.lastOf(index),
        SamplePage.rowsOf(index),
        SamplePage.failedOf(index));
  }

  private static <S> List<RecordStatus> records(
      List<S> statuses, Function<S, RecordStatus> toRecord) {
    return statuses.stream().map(toRecord).toList();
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

  // An exception of a peer is its result.
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
   * A peer's result.
   *
   * @param benchmark the simple name of the benchmark's class
   * @param method the benchmark's method
   * @param parameter the name of the header or page; empty without one
   * @param verdict {@code right}, {@code wrong: …} or {@code throws: …}
   */
  public record Answer(String benchmark, String method, String parameter, String verdict) {
    private static final String RIGHT = "right";
    private static final String THROWS = "throws: ";

    /** Returns whether it is correct. */
    public boolean isRight() {
      return verdict.equals(RIGHT);
    }

    /** Returns whether the peer threw an exception, so that nothing can be timed. */
    public boolean isException() {
      return verdict.startsWith(THROWS);
    }
  }

  /** Runs one benchmark of the peers. */
  @FunctionalInterface
  private interface Question<P> {
    @Nullable Object ask(P peers) throws Exception;
  }
}

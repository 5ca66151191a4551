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

  /** Those of {@link LinkHeaderPeers}: the target of the next link. */
  public static List<Answer> ofHeaders() {
    Map<String, Question<LinkHeaderPeers>> questions = new LinkedHashMap<>();
    questions.put("springHateoas", LinkHeaderPeers::springHateoas);
    questions.put("springHateoasAll", peers -> LinkHeaderPeers.next(peers.springHateoasAll()));
    questions.put("jersey", peers -> unresolved(peers.jersey()));
    questions.put("jerseyAll", peers -> unresolved(LinkHeaderPeers.next(peers.jerseyAll())));
    questions.put("resteasy", LinkHeaderPeers::resteasy);
    questions.put("resteasyAll", peers -> LinkHeaderPeers.next(peers.resteasyAll()));
    questions.put("ktor", LinkHeaderPeers::ktor);
    questions.put("ktorAll", peers -> LinkHeaderPeers.nextOfValues(peers.ktorAll()));
    questions.put("httpComponents", LinkHeaderPeers::httpComponents);
    questions.put("httpComponentsAll", peers -> LinkHeaderPeers.next(peers.httpComponentsAll()));
    questions.put("singlePass", LinkHeaderPeers::singlePass);
    questions.put("split", LinkHeaderPeers::split);
    questions.put("regex", LinkHeaderPeers::regex);

    List<Answer> answers = new ArrayList<>();
    for (SampleHeader header : SampleHeader.values()) {
      LinkHeaderPeers peers = new LinkHeaderPeers();
      peers.header = header;
      peers.header();
      ask(peers, header.name(), questions, header.nextTarget(), answers);
      peers.close();
    }
    return answers;
  }

  /** Those of {@link PageDecodingPeers}: start and rows of every item. */
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
    List<String> expected =
        IntStream.range(0, SamplePage.ITEMS)
            .mapToObj(i -> SamplePage.startOf(i) + " " + SamplePage.rowsOf(i))
            .toList();

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

  private static @Nullable String unresolved(@Nullable String target) {
    return target != null && target.startsWith(LinkHeaderPeers.ORIGIN + "/")
        ? target.substring(LinkHeaderPeers.ORIGIN.length())
        : target;
  }

  private static List<String> used(List<? extends PeerStatus> statuses) {
    return statuses.stream().map(status -> status.start() + " " + status.rows()).toList();
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

  /** What is asked of the peers of a benchmark. */
  @FunctionalInterface
  private interface Question<P> {
    @Nullable Object ask(P peers) throws Exception;
  }
}

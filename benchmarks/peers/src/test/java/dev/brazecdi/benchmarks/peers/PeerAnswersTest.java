package dev.brazecdi.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.benchmarks.SamplePage;
import dev.brazecdi.benchmarks.peers.PeerAnswers.Answer;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

/** Pins which peers are wrong on what, so that another version's answers show. */
final class PeerAnswersTest {
  private static final String UNABLE =
      ": throws: org.glassfish.jersey.message.internal.HeaderValueException: Unable to parse";

  @Test
  void peersAnswerAsTheyDidBefore() {
    assertThat(PeerAnswers.all())
        .filteredOn(answer -> !answer.isRight())
        .extracting(PeerAnswersTest::line)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("LinkHeaderPeers.jersey on RICH" + UNABLE),
            line -> assertThat(line).startsWith("LinkHeaderPeers.jerseyAll on RICH" + UNABLE));
  }

  @Test
  void theYardstickIsRight() {
    assertThat(PeerAnswers.ofPages())
        .filteredOn(answer -> answer.method().equals("moshiOptionsStrings"))
        .hasSize(SamplePage.values().length)
        .allMatch(Answer::isRight);
  }

  @Test
  void everyBenchmarkIsAsked() {
    assertThat(PeerAnswers.all())
        .extracting(answer -> answer.benchmark() + "." + answer.method())
        .containsAll(benchmarks());
  }

  private static List<String> benchmarks() {
    return Stream.of(LinkHeaderPeers.class, PageDecodingPeers.class, PageWalkPeers.class)
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .map(PeerAnswersTest::name)
        .toList();
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private static String line(Answer answer) {
    return answer.benchmark()
        + "."
        + answer.method()
        + " on "
        + answer.parameter()
        + ": "
        + answer.verdict();
  }
}

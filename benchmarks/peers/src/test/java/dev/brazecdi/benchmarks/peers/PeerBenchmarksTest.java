package dev.brazecdi.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.benchmarks.peers.PeerAnswers.Answer;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every benchmark for a moment, so that none rots, but for those whose peer throws. Says
 * nothing about speed.
 */
final class PeerBenchmarksTest {
  @Test
  @Timeout(180)
  void everyBenchmarkOfHeadersRuns() throws RunnerException {
    run("header", PeerAnswers.ofHeaders());
  }

  @Test
  @Timeout(180)
  void everyBenchmarkOfPagesRuns() throws RunnerException {
    run("page", PeerAnswers.ofPages());
  }

  @Test
  @Timeout(180)
  void everyBenchmarkOfWalksRuns() throws RunnerException {
    run("", PeerAnswers.ofWalks());
  }

  private static void run(String parameter, List<Answer> answers) throws RunnerException {
    for (String value : new TreeSet<>(answers.stream().map(Answer::parameter).toList())) {
      List<Answer> timed =
          answers.stream()
              .filter(answer -> answer.parameter().equals(value) && !answer.isException())
              .toList();
      ChainedOptionsBuilder options =
          new OptionsBuilder()
              .forks(0)
              .warmupIterations(0)
              .measurementIterations(1)
              .measurementTime(TimeValue.milliseconds(20))
              .verbosity(VerboseMode.SILENT)
              .shouldFailOnError(true)
              .include(
                  timed.stream()
                      .map(answer -> answer.benchmark() + "." + answer.method())
                      .collect(Collectors.joining("|", "peers\\.(", ")$")));
      if (!parameter.isEmpty()) {
        options.param(parameter, value);
      }

      assertThat(new Runner(options.build()).run()).hasSameSizeAs(timed);
    }
  }
}

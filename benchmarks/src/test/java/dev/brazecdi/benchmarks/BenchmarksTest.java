package dev.brazecdi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every benchmark for a moment, so that none rots. Says nothing about speed. */
final class BenchmarksTest {
  @Test
  void everyBenchmarkRuns() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(20))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run();

    assertThat(results)
        .extracting(result -> result.getParams().getBenchmark().replaceAll(".*\\.(.*\\.)", "$1"))
        .containsOnly(
            "HostileLinkBenchmark.allLinks",
            "HostileLinkBenchmark.nextCursor",
            "ItemIterationBenchmark.items",
            "ItemIterationBenchmark.list",
            "LinkHeaderBenchmark.allLinks",
            "LinkHeaderBenchmark.firstTarget",
            "LinkHeaderBenchmark.nextCursor",
            "LinkHeaderBenchmark.twoSearches",
            "PageDecodingBenchmark.decodePage",
            "PageDecodingBenchmark.sumOfOctets",
            "PageWalkBenchmark.bodiesDrained",
            "PageWalkBenchmark.byHand",
            "PageWalkBenchmark.client",
            "RateLimiterBenchmark.oneThread",
            "RateLimiterBenchmark.thirtyTwoThreads",
            "RateLimiterBenchmark.twoThreads",
            "TimestampBenchmark.byTheJdk",
            "TimestampBenchmark.timestamp");
  }
}

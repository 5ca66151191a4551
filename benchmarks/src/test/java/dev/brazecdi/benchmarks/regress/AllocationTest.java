package dev.brazecdi.benchmarks.regress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many bytes an operation of the hot path allocates once it is compiled, at most, on every JDK.
 * Where the figure depends on what the JIT compiler finds out about an object that does not escape,
 * there is room for one or two of them: {@code benchmarks/regress} sees every byte. A figure that
 * has to grow is changed here, with its reason in the commit.
 */
@Execution(ExecutionMode.CONCURRENT)
final class AllocationTest {
  private static final Plan PLAN =
      new Plan(1, 10, Duration.ofMillis(5), Duration.ofMillis(250), false);

  @ParameterizedTest
  @CsvSource({
    "next-cursor-documented, 72",
    "next-cursor-github4, 64",
    "next-cursor-single, 72",
    "next-cursor-sentry, 72",
    "next-cursor-long, 2104",
    "all-links-documented, 520",
    "decode-page-compact, 4400",
    "decode-page-pretty, 4400",
    "timestamp, 24",
    "items, 0",
    "walk-page, 24200",
    "rate-budget, 180",
  })
  void bytesOfAnOperation(String name, long most) throws Exception {
    Subject subject =
        Subject.all().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    List<Sample> samples =
        MeasuringJvm.measure(
            List.of(subject.on("tree", RegressTest.CLASS_PATH)), PLAN, 1); // nothing else ran in it
    double[] bytes = samples.stream().mapToDouble(Sample::bytes).sorted().toArray();

    assertThat(bytes[bytes.length / 2]).as(Arrays.toString(bytes)).isLessThan(most + 1.0);
  }
}

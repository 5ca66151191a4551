package dev.brazecdi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets Jazzer look for inputs that a target fails on, {@code -Dfuzz.seconds} seconds a target,
 * after each has found the bug that is seeded into it. With {@code -Dfuzz.seed} and {@code
 * -Dfuzz.executions} it looks in the same places each time. New inputs go to {@code target/fuzz},
 * failing ones with the name {@code crash-…}.
 */
@Tag("fuzzing")
@Timeout(7 * 24 * 60 * 60)
final class FuzzingTest {
  private static final int FOUND = 77; // Jazzer's exit code for a finding
  private static final int SECONDS_FOR_THE_SEEDED_BUG = 240;
  private static final Path DICTIONARY = Path.of("src/test/resources/dictionary.txt");
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 60);
  private static final int SEED = Integer.getInteger("fuzz.seed", 0); // 0: another one each time
  private static final int EXECUTIONS = Integer.getInteger("fuzz.executions", -1);

  static Stream<Class<?>> targets() {
    return KeptInputsTest.targets();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void seededBugIsFound(Class<?> target) throws IOException, InterruptedException {
    int seconds = SECONDS_FOR_THE_SEEDED_BUG;
    assertThat(fuzz(target, "seeded", seconds, -1, "-D" + Seeded.PROPERTY + "=true"))
        .isEqualTo(FOUND);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void nothingElseIsFound(Class<?> target) throws IOException, InterruptedException {
    assertThat(fuzz(target, "found", SECONDS, EXECUTIONS)).isZero();
  }

  /** Fuzzes in a JVM of its own, and prints what its last lines say. */
  private static int fuzz(
      Class<?> target, String folder, int seconds, int executions, String... jvm)
      throws IOException, InterruptedException {
    Path work = Path.of("target/fuzz", target.getSimpleName(), folder).toAbsolutePath();
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    Path log = work.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvm));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.getName());
    command.add("--reproducer_path=" + work);
    command.add("--instrumentation_includes=dev.brazecdi.**:com.squareup.moshi.**");
    command.add("-artifact_prefix=" + work + "/");
    command.add("-dict=" + DICTIONARY.toAbsolutePath());
    command.add("-max_total_time=" + seconds);
    command.add("-runs=" + executions);
    command.add("-seed=" + SEED);
    command.add("-timeout=10");
    command.add("-print_final_stats=1");
    command.add(corpus.toString());
    command.add(KeptInputsTest.INPUTS.resolve(target.getSimpleName()).toAbsolutePath().toString());
    int exit =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      lines
          .filter(line -> line.matches(".*(Exception: |number_of_executed_units|slowest_unit).*"))
          .forEach(line -> System.out.println(target.getSimpleName() + " " + folder + ": " + line));
    }
    return exit;
  }
}

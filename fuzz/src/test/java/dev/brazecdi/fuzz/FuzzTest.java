package dev.brazecdi.fuzz;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brazecdi.retrofit.ErrorBodyTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every target on the inputs that are kept; and, for as many seconds a target as {@code
 * -Dfuzz.seconds} says, lets Jazzer look for others, after each target has found the bug that was
 * seeded into it. New inputs go to {@code target/fuzz}, failing ones with the name {@code crash-…}.
 */
@Timeout(7 * 24 * 60 * 60)
final class FuzzTest {
  private static final int FOUND = 77; // Jazzer's exit code for a finding
  private static final int SECONDS_FOR_THE_SEEDED_BUG = 60;
  private static final Path INPUTS = Path.of("src/test/resources/inputs");
  private static final Path DICTIONARY = Path.of("src/test/resources/dictionary.txt");
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 0);

  private interface Target {
    void run(byte[] input);
  }

  private static final Map<Class<?>, Target> TARGETS =
      Map.of(
          LinkParserTarget.class, LinkParserTarget::fuzzerTestOneInput,
          CursorTarget.class, CursorTarget::fuzzerTestOneInput,
          RateHeadersTarget.class, RateHeadersTarget::fuzzerTestOneInput,
          ErrorBodyTarget.class, ErrorBodyTarget::fuzzerTestOneInput,
          PageDecoderTarget.class, PageDecoderTarget::fuzzerTestOneInput);

  static Stream<Class<?>> targets() {
    return TARGETS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void keptInputsPass(Class<?> target) throws IOException {
    List<Path> inputs = inputs(target);
    assertThat(inputs).isNotEmpty();
    for (Path input : inputs) {
      byte[] bytes = Files.readAllBytes(input);
      assertThatCode(() -> requireNonNull(TARGETS.get(target)).run(bytes))
          .as("%s", input)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void seededBugIsFound(Class<?> target) throws IOException, InterruptedException {
    assumeTrue(SECONDS > 0, "no -Dfuzz.seconds");
    assertThat(fuzz(target, "seeded", SECONDS_FOR_THE_SEEDED_BUG, "-D" + Seeded.PROPERTY + "=true"))
        .isEqualTo(FOUND);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void nothingElseIsFound(Class<?> target) throws IOException, InterruptedException {
    assumeTrue(SECONDS > 0, "no -Dfuzz.seconds");
    assertThat(fuzz(target, "found", SECONDS)).isZero();
  }

  /** Fuzzes in a JVM of its own, and prints what its last lines say. */
  private static int fuzz(Class<?> target, String folder, int seconds, String... jvm)
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
    command.add("-timeout=10");
    command.add("-print_final_stats=1");
    command.add(corpus.toString());
    command.add(INPUTS.resolve(target.getSimpleName()).toAbsolutePath().toString());
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

  private static List<Path> inputs(Class<?> target) throws IOException {
    try (Stream<Path> files = Files.list(INPUTS.resolve(target.getSimpleName()))) {
      return files.sorted().toList();
    }
  }
}

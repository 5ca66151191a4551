package dev.brazecdi.fuzz;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.brazecdi.api.TimestampTarget;
import dev.brazecdi.client.ErrorBodyTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every target on the inputs that are kept: what to begin with, and what was found once. */
final class KeptInputsTest {
  static final Path INPUTS = Path.of("src/test/resources/inputs");

  private interface Target {
    void run(byte[] input);
  }

  private static final Map<Class<?>, Target> TARGETS =
      Map.of(
          LinkParserTarget.class, LinkParserTarget::fuzzerTestOneInput,
          CursorTarget.class, CursorTarget::fuzzerTestOneInput,
          RateHeadersTarget.class, RateHeadersTarget::fuzzerTestOneInput,
          ErrorBodyTarget.class, ErrorBodyTarget::fuzzerTestOneInput,
          TimestampTarget.class, TimestampTarget::fuzzerTestOneInput,
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

  private static List<Path> inputs(Class<?> target) throws IOException {
    try (Stream<Path> files = Files.list(INPUTS.resolve(target.getSimpleName()))) {
      return files.sorted().toList();
    }
  }
}

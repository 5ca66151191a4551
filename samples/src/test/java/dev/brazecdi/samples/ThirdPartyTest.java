package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the marks of the third-party notices to what Maven resolves for each artifact. */
final class ThirdPartyTest {
  private static final Path ROOT = Path.of("..");

  /** Artifact, version, and the marks of the client and of the sandbox. */
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| ([\\w.]+:[\\w-]+) \\| ([\\w.]+) \\|( ×)? \\|( ×)? \\|", Pattern.MULTILINE);

  private static final Pattern RESOLVED =
      Pattern.compile("^ +([\\w.]+:[\\w-]+):jar:([\\w.]+):(?:compile|runtime)", Pattern.MULTILINE);

  @ParameterizedTest
  @CsvSource({"client-retrofit, 3", "sandbox, 4"})
  void marksSayWhatAnArtifactBringsAlong(String module, int mark) throws IOException {
    Set<String> marked =
        ROW.matcher(Files.readString(ROOT.resolve("THIRD-PARTY.md")))
            .results()
            .filter(row -> row.group(mark) != null)
            .map(row -> row.group(1) + ":" + row.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> resolved =
        RESOLVED
            .matcher(Files.readString(ROOT.resolve(module).resolve("target/brings-along.txt")))
            .results()
            .map(line -> line.group(1) + ":" + line.group(2))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(marked).isNotEmpty().isEqualTo(resolved);
  }
}

package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java or Kotlin snippet of the README and the docs stands, line by line, in a sample that is
 * run.
 */
final class SnippetsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern SNIPPET =
      Pattern.compile("^```(?:java|kotlin)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void snippetsStandInTheSamples() throws IOException {
    List<String> samples = new ArrayList<>();
    for (Path file : files(Path.of("src"), ".java", ".kt")) {
      samples.add(squeezed(Files.readString(file)));
    }
    int snippets = 0;
    for (Path page : pages()) {
      Matcher matcher = SNIPPET.matcher(Files.readString(page));
      while (matcher.find()) {
        snippets++;
        String snippet = squeezed(matcher.group(1));
        assertThat(samples.stream().anyMatch(sample -> sample.contains(snippet)))
            .as("%s quotes no sample:%n%s", page, matcher.group(1))
            .isTrue();
      }
    }
    assertThat(snippets).isGreaterThanOrEqualTo(3);
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
    pages.add(ROOT.resolve("README.md"));
    return pages;
  }

  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Lines without their indentation, empty ones left out. */
  private static String squeezed(String text) {
    return String.join(
        "\n", text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
  }
}

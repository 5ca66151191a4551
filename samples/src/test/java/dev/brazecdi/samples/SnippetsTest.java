package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java or Kotlin snippet of the README and the docs stands, octet by octet but for the
 * indentation of the whole, in a sample that is run.
 */
final class SnippetsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path TESTS = Path.of("src", "test");
  private static final Pattern SNIPPET =
      Pattern.compile("^```(?:java|kotlin)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|//.*");

  /** Separate projects, which CI builds from the installed artifacts and runs. */
  private static final List<Path> PROJECTS =
      List.of(Path.of("modular-consumer"), Path.of("performance"));

  @Test
  void snippetsStandInTheSamples() throws IOException {
    Map<Path, List<String>> samples = samples();
    assertThat(snippets())
        .hasSizeGreaterThanOrEqualTo(20)
        .allSatisfy((snippet, page) -> assertThat(quoted(snippet, samples)).as(page).isNotEmpty());
  }

  @Test
  void quotedSamplesAreRun() throws IOException {
    Map<Path, List<String>> samples = samples();
    StringBuilder tests = new StringBuilder();
    for (Path test : files(TESTS, ".java")) {
      tests.append(Files.readString(test));
    }
    assertThat(snippets().keySet().stream().flatMap(snippet -> quoted(snippet, samples).stream()))
        .isNotEmpty()
        .allSatisfy(
            sample -> {
              if (!sample.startsWith(TESTS) && PROJECTS.stream().noneMatch(sample::startsWith)) {
                String name = sample.getFileName().toString().replaceFirst("\\.\\w+$", "");
                assertThat(tests).containsPattern("\\b" + name + "(Kt)?\\b");
              }
            });
  }

  @Test
  void snippetsEndWhatTheyBegin() throws IOException {
    assertThat(snippets())
        .allSatisfy(
            (snippet, page) -> {
              String code = LITERAL.matcher(snippet).replaceAll("");
              for (String pair : List.of("()", "{}", "[]")) {
                assertThat(code.chars().filter(c -> c == pair.charAt(0)).count())
                    .as("%s: %s in%n%s", page, pair, snippet)
                    .isEqualTo(code.chars().filter(c -> c == pair.charAt(1)).count());
              }
            });
  }

  @Test
  void guideSaysWhatToDoOnEachException() throws IOException {
    List<Path> exceptions = new ArrayList<>();
    for (String module : List.of("client-core", "client-retrofit")) {
      exceptions.addAll(files(ROOT.resolve(module).resolve("src/main"), "Exception.java"));
    }
    String guide = Files.readString(ROOT.resolve("docs/guide.md"));
    assertThat(exceptions)
        .hasSizeGreaterThanOrEqualTo(18)
        .allSatisfy(
            file ->
                assertThat(guide)
                    .contains("`" + file.getFileName().toString().replace(".java", "`")));
  }

  /** The samples that hold a snippet. */
  private static List<Path> quoted(String snippet, Map<Path, List<String>> samples) {
    List<String> wanted = snippet.lines().toList();
    return samples.entrySet().stream()
        .filter(sample -> holds(sample.getValue(), wanted))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean holds(List<String> sample, List<String> wanted) {
    for (int indentation = 0; indentation <= 8; indentation++) {
      String prefix = " ".repeat(indentation);
      List<String> indented =
          wanted.stream().map(line -> line.isEmpty() ? line : prefix + line).toList();
      if (Collections.indexOfSubList(sample, indented) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static Map<Path, List<String>> samples() throws IOException {
    Map<Path, List<String>> samples = new TreeMap<>();
    List<Path> folders = new ArrayList<>(List.of(Path.of("src")));
    PROJECTS.forEach(project -> folders.add(project.resolve("src")));
    for (Path folder : folders) {
      for (Path file : files(folder, ".java", ".kt")) {
        samples.put(file, Files.readAllLines(file));
      }
    }
    return samples;
  }

  /** Snippets, and the page each stands on. */
  private static Map<String, String> snippets() throws IOException {
    List<Path> pages = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
    pages.add(ROOT.resolve("README.md"));
    Map<String, String> snippets = new LinkedHashMap<>();
    for (Path page : pages) {
      Matcher matcher = SNIPPET.matcher(Files.readString(page));
      while (matcher.find()) {
        snippets.put(matcher.group(1), page.toString());
      }
    }
    return snippets;
  }

  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

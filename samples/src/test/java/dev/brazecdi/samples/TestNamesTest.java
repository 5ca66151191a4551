package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies that no test of any module is skipped: Surefire selects test classes by their names. */
final class TestNamesTest {
  private static final Path ROOT = Path.of("..");

  /** The annotations of JUnit, which all contain "Test", and of jqwik. */
  private static final Pattern TEST =
      Pattern.compile("^ *@(\\w*Test\\w*|Property|Example)\\b", Pattern.MULTILINE);

  @Test
  void classesWithTestsHaveNamesThatEndInTest() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path folder : find(ROOT, 4, "src/test")) {
      for (Path source : find(folder, 20, ".java")) {
        if (TEST.matcher(Files.readString(source)).find()) {
          names.add(source.getFileName().toString());
        }
      }
    }

    assertThat(names).contains("TestNamesTest.java", "PeerBenchmarksTest.java");
    assertThat(names).filteredOn(name -> !name.endsWith("Test.java")).isEmpty();
  }

  private static List<Path> find(Path folder, int depth, String end) throws IOException {
    try (Stream<Path> paths =
        Files.find(folder, depth, (path, attributes) -> path.toString().endsWith(end))) {
      return paths.toList();
    }
  }
}

package dev.brazecdi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the third-party notices to what is on the class path. */
final class ThirdPartyTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| [\\w.]+:([\\w-]+) \\| ([\\w.]+) \\|.*$", Pattern.MULTILINE);
  private static final Pattern OF_TESTS =
      Pattern.compile(
          "(picocli-codegen|archunit|slf4j-api|junit|assertj|opentest4j|apiguardian|byte-buddy|jspecify|surefire|brazecdi)-.*|.*sure.*");

  @Test
  void noticesNameWhatShips() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("..", "THIRD-PARTY.md")));
    while (row.find()) {
      named.add(row.group(1) + "-" + row.group(2) + ".jar");
    }
    Set<String> shipped =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .map(entry -> String.valueOf(Path.of(entry).getFileName()))
            .filter(name -> !OF_TESTS.matcher(name).matches())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(shipped).isNotEmpty().isEqualTo(named);
  }
}

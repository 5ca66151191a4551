package dev.brazecdi.benchmarks.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ProjectBenchmarksTest {
  private static final Path CLASSES = Path.of("target/classes");
  private static final String BENCHMARK = "dev.brazecdi.benchmarks.LinkHeaderBenchmark";

  @TempDir Path folder;

  @Test
  void hasASubjectForEachCombinationOfParameters() throws IOException {
    List<Subject> subjects = new ProjectBenchmarks(CLASSES).subjects();

    assertThat(subjects)
        .contains(
            new Subject(
                "LinkHeaderBenchmark.nextCursor-SENTRY",
                BENCHMARK + ".nextCursor",
                List.of("header=SENTRY")),
            new Subject(
                "HostileLinkBenchmark.allLinks-BACKSLASHES-524288",
                "dev.brazecdi.benchmarks.HostileLinkBenchmark.allLinks",
                List.of("shape=BACKSLASHES", "size=524288")),
            new Subject(
                "ItemIterationBenchmark.items",
                "dev.brazecdi.benchmarks.ItemIterationBenchmark.items",
                List.of()))
        .filteredOn(subject -> subject.name().startsWith("HostileLinkBenchmark.allLinks"))
        .hasSize(9 * 3);
  }

  @Test
  void refusesAFolderWithoutAListOfBenchmarks() {
    assertThat(regress("--list", "--benchmarks", folder.toString()))
        .contains(folder.resolve("META-INF/BenchmarkList") + " does not exist")
        .contains("jmh-generator-annprocess");
  }

  @Test
  void refusesJarsThatHaveTheSameClasses() throws IOException {
    Path jar = folder.resolve("project.jar");
    String type = BENCHMARK.replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(type));
    }

    assertThat(regress(folder.toString(), folder.toString(), "--benchmarks", CLASSES.toString()))
        .contains(jar + " has " + type + " as well");
  }

  @Test
  void refusesAMethodThatIsNotSuchABenchmark() {
    assertThatThrownBy(() -> Loop.of(BENCHMARK + ".header", List.of()))
        .isInstanceOf(NoSuchMethodException.class)
        .hasMessageContaining(BENCHMARK + ".header is not a public @Benchmark method")
        .hasMessageContaining("--only");
  }

  /** Returns the error output of a command that ends with 2. */
  private static String regress(String... arguments) {
    StringWriter err = new StringWriter();
    int code = new CommandLine(new Regress()).setErr(new PrintWriter(err, true)).execute(arguments);
    assertThat(code).isEqualTo(2);
    return err.toString();
  }
}

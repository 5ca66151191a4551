package dev.brazecdi.benchmarks.regress;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command and the JVMs that it starts, for a moment only: nothing is asserted of time. */
final class RegressTest {
  static final List<Path> CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void bothSidesRun() throws Exception {
    List<Variant> bothSides =
        Subject.all().stream()
            .filter(subject -> subject.name().matches("next-cursor-documented|decode-page-compact"))
            .flatMap(subject -> Stream.of("base", "head").map(side -> subject.on(side, CLASS_PATH)))
            .toList();

    List<Sample> samples = MeasuringJvm.measure(bothSides, Plan.GLANCE, 1);

    assertThat(samples).hasSize(4 * Plan.GLANCE.rounds());
    assertThat(samples).allMatch(sample -> sample.nanos() > 0 && sample.bytes() >= 0);
  }

  @Test
  void aBenchmarkThatIsNotThereIsSaidSo() {
    Variant missing =
        new Variant(
            "base", "dev.brazecdi.benchmarks.LinkHeaderBenchmark.no", List.of(), CLASS_PATH);

    assertThatThrownBy(() -> MeasuringJvm.measure(List.of(missing), Plan.GLANCE, 1))
        .isInstanceOfSatisfying(
            MeasuringJvm.MeasurementException.class,
            e -> assertThat(e.said()).contains("NoSuchMethodException", "LinkHeaderBenchmark.no"));
  }

  @Test
  void aPathThatIsNoParameterOfTheBenchmarkIsSaidSo() {
    assertThatThrownBy(
            () ->
                Loop.of(
                    "dev.brazecdi.benchmarks.LinkHeaderBenchmark.nextCursor", List.of("fields=x")))
        .isInstanceOf(NoSuchFieldException.class);
  }

  @Test
  void namesAreListed() {
    assertThat(run("--list")).isZero();
    assertThat(out.toString()).contains("next-cursor-documented", "walk-page");
  }

  @Test
  void aFolderWithoutJarsIsSaidSo(@TempDir Path empty) {
    assertThat(run(empty.toString(), empty.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("\"" + empty + "\" holds no jars");
  }

  @Test
  void aFolderThatIsNoneIsSaidSo(@TempDir Path folder) {
    assertThat(run(folder.resolve("no").toString(), folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("is no folder");
  }

  @Test
  void aNameThatNothingHasIsSaidSo(@TempDir Path folder) {
    assertThat(run(folder.toString(), folder.toString(), "--only", "warp")).isEqualTo(2);
    assertThat(err.toString()).contains("\"warp\"", "--list");
  }

  @Test
  void aThresholdThatIsNoneIsSaidSo(@TempDir Path folder) {
    for (String threshold : List.of("NaN", "-1", "Infinity")) {
      assertThat(run(folder.toString(), folder.toString(), "--threshold", threshold)).isEqualTo(2);
      assertThat(err.toString()).contains("--threshold is " + Double.valueOf(threshold) + ';');
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidSoBeforeAnythingIsMeasured(@TempDir Path folder) {
    String nowhere = folder.resolve("no/where").toString();
    assertThat(run(folder.toString(), folder.toString(), "--json", nowhere)).isEqualTo(2);
    assertThat(err.toString()).contains("\"" + nowhere + "\" cannot be written");

    assertThat(run(folder.toString(), folder.toString(), "--markdown", folder.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("\"" + folder + "\" cannot be written");
  }

  @Test
  void aBaseThatHasNothingOfItIsNotCalledAlike(@TempDir Path jars) throws Exception {
    emptyJar(jars.resolve("of-something-else.jar"));

    String folder = jars.toString();
    assertThat(run(folder, folder, "--only", "^timestamp$", "--glance")).isEqualTo(3);
    assertThat(err.toString())
        .contains("timestamp: a measuring JVM ended with 1", "NoClassDefFound");
  }

  @Test
  void aBaseWithoutWhatIsComparedIsAnOlderOne(@TempDir Path jars) throws Exception {
    for (Path path : CLASS_PATH) {
      String file = path.getFileName().toString();
      if (file.endsWith(".jar") && !file.startsWith("brazecdi-")) {
        Files.copy(path, jars.resolve(file));
      }
    }

    String folder = jars.toString();
    assertThat(run(folder, folder, "--only", "^timestamp$", "--glance")).isEqualTo(3);
    assertThat(out.toString()).contains("timestamp  not in base");
    assertThat(err.toString()).contains("base has nothing of what is compared");
  }

  @Test
  void codeOfTheOtherSideIsNotRunUnnoticed(@TempDir Path folder) throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            CLASS_PATH.stream().map(path -> path.toUri().toString()).collect(joining(" ")));
    Path jar = folder.resolve("leads-elsewhere.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    Variant variant =
        new Variant(
            "base",
            "dev.brazecdi.benchmarks.LinkHeaderBenchmark.nextCursor",
            List.of(),
            List.of(jar));

    assertThatThrownBy(variant::load)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("base would run")
        .hasMessageContaining("not its own");
  }

  private static void emptyJar(Path jar) throws IOException {
    new JarOutputStream(Files.newOutputStream(jar), new Manifest()).close();
  }

  private int run(String... arguments) {
    return new CommandLine(new Regress())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}

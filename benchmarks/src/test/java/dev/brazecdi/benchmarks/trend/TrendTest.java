package dev.brazecdi.benchmarks.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;

final class TrendTest {
  private static final String OLD = "20260101T120000Z-aaaaaaaaaaaaaaaa.json";
  private static final String NEW = "20260201T120000Z-bbbbbbbbbbbbbbbb.json";

  @TempDir Path scratch;
  private final StringWriter err = new StringWriter();
  private Path folder = Path.of("");
  private Path page = Path.of("");

  @BeforeEach
  void emptyFolder() throws IOException {
    folder = Files.createDirectory(scratch.resolve("results"));
    page = scratch.resolve("page.html");
  }

  @Test
  void drawsTimeAndBytesByRevision() throws Exception {
    Files.writeString(folder.resolve(NEW), jmh("x.y.LinkBenchmark.cursor", "50.5", "2.25", "88.0"));
    Files.writeString(
        folder.resolve(OLD), jmh("x.y.LinkBenchmark.cursor", "101", "\"NaN\"", "72.0"));

    assertThat(draw()).isZero();
    String html = Files.readString(page);
    assertThat(html)
        .contains("<b>LinkBenchmark.cursor header=A&lt;B</b>50.5 ± 2.3 ns/op · 88 B/op")
        .contains("<title>2026-01-01 12:00 UTC, aaaaaaaaaa\n101 ns/op · 72 B/op</title>")
        .contains("benchmarks/regress BASE HEAD")
        .doesNotContain("<script", "http");
    // The older revision is on the left and at the top of the scale, the newer in its middle.
    assertThat(html).contains("class=\"time\" d=\"M125.5 12.0L260.5 62.0\"");
  }

  @Test
  void aRevisionWithoutABenchmarkInterruptsItsLine() throws Exception {
    String cursor = jmh("x.y.LinkBenchmark.cursor", "100", "1", "72.0");
    Files.writeString(folder.resolve(OLD), cursor);
    Files.writeString(folder.resolve(NEW), jmh("x.y.Other.other", "100", "1", "72.0"));
    Files.writeString(folder.resolve(NEW.replace("2026", "2027")), cursor);

    assertThat(draw()).isZero();
    assertThat(Files.readString(page)).containsPattern("class=\"time\" d=\"M103.0 [\\d.]+M283.0 ");
  }

  @Test
  void readsWhatJmhWrites() throws Exception {
    jmhRun(folder.resolve(OLD));

    assertThat(draw()).isZero();
    assertThat(Files.readString(page))
        .containsPattern("<b>ItemIterationBenchmark.items</b>[\\d.,]+ ns/op · [\\d.,]+ B/op");
  }

  @Test
  void chartsAreWellFormed() throws Exception {
    Files.writeString(folder.resolve(OLD), jmh("x.y.LinkBenchmark.cursor", "100", "1", "72.0"));

    assertThat(draw()).isZero();
    String html = Files.readString(page);
    String svg = html.substring(html.indexOf("<svg"), html.indexOf("</svg>") + 6);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void refusesAFolderWithoutResults() {
    assertThat(draw()).isEqualTo(2);
    assertThat(err.toString())
        .contains("\"" + folder + "\" has no results", "benchmarks/trend run");
  }

  @Test
  void refusesAFolderThatDoesNotExist() {
    folder = scratch.resolve("no");
    assertThat(draw()).isEqualTo(2);
    assertThat(err.toString()).contains("\"" + folder + "\" is not a folder");
  }

  @Test
  void refusesFilesThatAreNotOfJmh() throws IOException {
    Path file = folder.resolve(OLD);
    for (String text :
        new String[] {"", "no JSON", "{}", "[]", "[{\"benchmark\": \"a.b\"}]", "[1]"}) {
      Files.writeString(file, text);
      assertThat(draw()).as(text).isEqualTo(2);
      assertThat(err.toString()).contains("\"" + file + "\" is not a JSON result of JMH");
      err.getBuffer().setLength(0);
    }
    assertThat(page).doesNotExist();
  }

  @Test
  void refusesFilesWithoutACommit() throws IOException {
    Path file = folder.resolve("jmh-result.json");
    Files.writeString(file, jmh("x.y.LinkBenchmark.cursor", "100", "1", "72.0"));
    assertThat(draw()).isEqualTo(2);
    assertThat(err.toString()).contains("\"" + file + "\" is not named after a commit");
  }

  private int draw() {
    return new CommandLine(new Trend())
        .setErr(new PrintWriter(err, true))
        .execute(folder.toString(), page.toString());
  }

  private static String jmh(String benchmark, String score, String error, String bytes) {
    return """
        [{"jmhVersion": "1.37", "benchmark": "%s", "vmName": "OpenJDK", "vmVersion": "17",
          "params": {"header": "A<B"},
          "primaryMetric": {"score": %s, "scoreError": %s, "scoreUnit": "ns/op", "rawData": [[1]]},
          "secondaryMetrics": {
            "gc.alloc.rate.norm": {"score": %s, "scoreError": "NaN", "scoreUnit": "B/op"}}}]
        """
        .formatted(benchmark, score, error, bytes);
  }

  private static void jmhRun(Path file) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include("ItemIterationBenchmark.items")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(20))
                .addProfiler("gc")
                .verbosity(VerboseMode.SILENT)
                .resultFormat(ResultFormatType.JSON)
                .result(file.toString())
                .build())
        .run();
  }
}

package dev.brazecdi.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.sandbox.Fault;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportCommandTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  private static final Instant START = Instant.parse("2026-03-25T07:00:10Z");

  private final VirtualTime time = new VirtualTime(START);
  private final Sandbox sandbox =
      Sandbox.builder().clock(time).integration(ID, "Loyalty points", 43).start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void allRunsAreInTheFile() throws IOException {
    Path file = folder.resolve("syncs.ndjson");

    Run run = export("--output", file.toString(), ID);

    assertThat(run.code).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(43);
    assertThat(lines.get(0)).startsWith("{\"integration_id\":\"" + ID + "\",\"job_status\":");
    assertThat(folder.toFile().list()).containsExactly("syncs.ndjson");
  }

  @Test
  void csvHasAHeadAndQuotesWhatNeedsIt() throws IOException {
    Path file = folder.resolve("syncs.csv");
    sandbox.addRun(
        ID,
        JobSyncStatus.builder()
            .jobStatus(JobStatus.of("limit, \"exceeded\""))
            .syncStartTime(START)
            .additionalProperties(Map.of("run_id", "r-1"))
            .build());

    assertThat(export("--format", "csv", "--output", file.toString(), ID).code).isZero();

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(45);
    assertThat(lines.get(0)).startsWith("integration_id,job_status,sync_start_time,");
    assertThat(lines.get(1))
        .isEqualTo(
            ID
                + ",\"limit, \"\"exceeded\"\"\",2026-03-25T07:00:10Z,,,,,\"{\"\"run_id\"\":\"\"r-1\"\"}\"");
  }

  @Test
  void exportThatFailedGoesOnWhereItWas() throws IOException {
    Path file = folder.resolve("syncs.ndjson");
    sandbox.inject(3, Fault.HTML_BODY);

    Run failed = export("--output", file.toString(), ID);

    assertThat(failed.code).isEqualTo(ExitCode.UNREADABLE_ANSWER.number());
    assertThat(failed.err()).contains("after 20 rows: the response to GET");
    assertThat(file).doesNotExist();

    Run second = export("--output", file.toString(), ID);

    assertThat(second.code).as(second.err()).isZero();
    assertThat(starts(file)).hasSize(43).doesNotHaveDuplicates();
    // Three pages, the one that failed included; then three more, and a look for what is new.
    assertThat(sandbox.requests()).hasSize(3 + 3 + 2);
    assertThat(folder.toFile().list()).containsExactly("syncs.ndjson");
  }

  @Test
  void rowsThatWereBeingWrittenAreTakenBack() throws IOException {
    Path file = folder.resolve("syncs.ndjson");
    sandbox.inject(3, Fault.HTML_BODY);
    export("--output", file.toString(), ID);
    Path part = folder.resolve("syncs.ndjson.part");
    Files.writeString(part, "{\"integration_id\":\"half a ro", StandardOpenOption.APPEND);

    assertThat(export("--output", file.toString(), ID).code).isZero();

    assertThat(starts(file)).hasSize(43).doesNotHaveDuplicates();
  }

  /** Runs start while an export is interrupted, now and then; nothing is lost, nothing doubled. */
  @Test
  void fileIsCompleteHoweverOftenItWasInterrupted() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 6; round++) {
      Path file = folder.resolve("syncs-" + round + ".ndjson");
      for (int attempt = 1; attempt <= 6; attempt++) {
        if (attempt < 6) {
          sandbox.inject(sandbox.requests().size() + 1 + random.nextInt(4), Fault.HTML_BODY);
        }
        if (export("--output", file.toString(), ID).code == 0) {
          break;
        }
        for (int i = random.nextInt(13); i > 0; i--) {
          time.advance(Duration.ofMinutes(1));
          sandbox.startRun(ID);
        }
        time.advance(Duration.ofMinutes(61));
      }
      Run all =
          Run.of()
              .with("BRAZE_API_KEY", sandbox.apiKey())
              .on(time)
              .go("syncs", "--base-url", sandbox.baseUrl(), ID);
      List<String> expected = new ArrayList<>();
      for (String line : all.lines()) {
        expected.add(start(line));
      }
      assertThat(starts(file)).containsExactlyInAnyOrderElementsOf(expected);
      time.advance(Duration.ofMinutes(2));
    }
  }

  @Test
  void stateAddsWhatIsNewAndRepeatsWhatWasRunning() throws IOException {
    Path file = folder.resolve("syncs.ndjson");
    Path state = folder.resolve("syncs.state");
    String[] arguments = {"--output", file.toString(), "--state", state.toString(), ID};
    sandbox.startRun(ID);

    assertThat(export(arguments).code).isZero();
    assertThat(starts(file)).hasSize(44);
    assertThat(export(arguments).code).isZero();
    assertThat(starts(file)).hasSize(44);

    time.advance(Duration.ofMinutes(5));
    sandbox.startRun(ID);
    int before = sandbox.requests().size();
    assertThat(export(arguments).code).isZero();

    List<String> rows = Files.readAllLines(file);
    assertThat(rows).hasSize(46);
    assertThat(rows.get(0)).contains("\"running\"");
    assertThat(rows.get(44)).contains("\"success\"").contains(start(rows.get(0)));
    assertThat(rows.get(45)).contains("\"running\"");
    assertThat(sandbox.requests().size() - before).isEqualTo(2);
  }

  @Test
  void stateGoesWithStandardOutputAsWell() {
    Path state = folder.resolve("syncs.state");
    String[] arguments = {"--format", "csv", "--state", state.toString(), ID};

    assertThat(export(arguments).lines())
        .hasSize(44)
        .first()
        .asString()
        .startsWith("integration_id,");
    sandbox.startRun(ID);
    assertThat(export(arguments).lines()).singleElement().asString().startsWith(ID + ",running,");
  }

  @Test
  void linkThatCannotBeReadIsNoEnd() throws IOException {
    Path file = folder.resolve("syncs.ndjson");
    sandbox.inject(2, Fault.LINK_BROKEN);

    Run failed = export("--output", file.toString(), ID);
    assertThat(failed.code).isEqualTo(ExitCode.UNREADABLE_ANSWER.number());
    assertThat(file).doesNotExist();

    assertThat(export("--output", file.toString(), ID).code).isZero();
    assertThat(starts(file)).hasSize(43).doesNotHaveDuplicates();
  }

  @Test
  void nothingIsReadForAReaderThatHasStopped() {
    PrintStream closed = new PrintStream(OutputStream.nullOutputStream());
    closed.close();
    Run run = Run.of().with("BRAZE_API_KEY", sandbox.apiKey()).on(time);
    Console console = run.console();
    Path state = folder.resolve("syncs.state");

    run.go(
        new Console(
            closed,
            console.err(),
            console.terminal(),
            console.environment(),
            console.interruption(),
            console.time()),
        "export",
        "--base-url",
        sandbox.baseUrl(),
        "--state",
        state.toString(),
        ID);

    assertThat(run.code).isEqualTo(ExitCode.OUTPUT_CLOSED.number());
    assertThat(run.err()).isEmpty();
    assertThat(sandbox.requests()).hasSizeLessThanOrEqualTo(1);
    assertThat(state).doesNotExist();
  }

  @Test
  void whatIsOlderThanTheBoundIsLeftOut() throws IOException {
    Path file = folder.resolve("syncs.ndjson");

    assertThat(export("--since", "2h", "--output", file.toString(), ID).code).isZero();

    assertThat(starts(file)).hasSize(7);
    assertThat(sandbox.requests()).hasSize(2);
  }

  @Test
  void pageThatIsGoneBeginsAnew() throws IOException {
    Path file = folder.resolve("syncs.csv");
    sandbox.inject(3, Fault.HTML_BODY);
    export("--format", "csv", "--output", file.toString(), ID);
    Path state = folder.resolve("syncs.csv.part.state");
    String known = Files.readString(state);
    Files.writeString(
        state, known.replaceFirst("\"cursor\":\"[^\"]+\"", "\"cursor\":\"of another day\""));

    assertThat(export("--format", "csv", "--output", file.toString(), ID).code).isZero();

    assertThat(Files.readAllLines(file)).hasSize(44).doesNotHaveDuplicates();
  }

  @Test
  void rowsOfOthersAreNotTakenBack() throws IOException {
    Path file = folder.resolve("syncs.ndjson");
    Path state = folder.resolve("syncs.state");
    String[] first = {"--output", file.toString(), "--state", state.toString(), ID};
    String[] second = {"--output", file.toString(), "--state", state.toString(), "second"};
    sandbox.addIntegration("second", 12);
    sandbox.inject(3, Fault.HTML_BODY);
    export(first);
    assertThat(export(second).code).isZero();
    Files.writeString(
        state,
        Files.readString(state)
            .replaceFirst("\"cursor\":\"[^\"]+\"", "\"cursor\":\"of another day\""));

    assertThat(export(first).code).isZero();

    List<String> rows = Files.readAllLines(file);
    assertThat(rows).filteredOn(row -> row.contains("\"second\"")).hasSize(12);
    assertThat(rows).filteredOn(row -> row.contains(ID)).hasSize(20 + 43);
    assertThat(Set.copyOf(rows)).hasSize(12 + 43);
  }

  @Test
  void historyThatIsNotInOrderIsNotLost() throws IOException {
    sandbox.addRun(
        ID,
        JobSyncStatus.builder()
            .jobStatus(JobStatus.SUCCESS)
            .syncStartTime(START.minus(Duration.ofDays(400)))
            .build());
    sandbox.addRun(
        ID,
        JobSyncStatus.builder()
            .jobStatus(JobStatus.SUCCESS)
            .syncStartTime(START.minus(Duration.ofDays(1)))
            .build());
    Path file = folder.resolve("syncs.ndjson");

    assertThat(export("--output", file.toString(), ID).code).isZero();

    assertThat(starts(file)).hasSize(45);
  }

  @Test
  void allIntegrationsAreOneFile() throws IOException {
    sandbox.addIntegration("second", 12);
    Path file = folder.resolve("syncs.ndjson");

    assertThat(export("--output", file.toString()).code).isZero();

    assertThat(Files.readAllLines(file))
        .hasSize(55)
        .filteredOn(row -> row.contains("\"second\""))
        .hasSize(12);
  }

  @Test
  void fileThatTheStateDoesNotKnowIsLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("syncs.ndjson"), "a year of rows");

    assertFailure(
        "is not empty, and",
        "--output",
        file.toString(),
        "--state",
        folder.resolve("mistyped").toString());

    assertThat(file).hasContent("a year of rows");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void stateOfAnotherExportIsRefused() {
    Path state = folder.resolve("state");
    String[] first = {"--output", folder.resolve("a").toString(), "--state", state.toString()};
    export(first);

    assertFailure(
        "belongs to an export whose output is",
        "--output",
        folder.resolve("b").toString(),
        "--state",
        state.toString());
    assertFailure(
        "belongs to an export whose since is",
        "--since",
        "1d",
        "--output",
        folder.resolve("a").toString(),
        "--state",
        state.toString());
  }

  @Test
  void partOfAnotherExportIsBegunAnew() throws IOException {
    sandbox.addIntegration("second", 12);
    Path file = folder.resolve("syncs.ndjson");
    sandbox.inject(3, Fault.HTML_BODY);
    export("--output", file.toString(), ID);

    assertThat(export("--output", file.toString(), "second").code).isZero();

    assertThat(Files.readAllLines(file)).hasSize(12).noneMatch(row -> row.contains(ID));
  }

  @Test
  void stateWithoutItsRowsIsNotBelieved() throws IOException {
    Path file = folder.resolve("syncs.ndjson");
    sandbox.inject(3, Fault.HTML_BODY);
    export("--output", file.toString(), ID);
    Files.delete(folder.resolve("syncs.ndjson.part"));

    assertThat(export("--output", file.toString(), ID).code).isZero();

    assertThat(starts(file)).hasSize(43);
  }

  @Test
  void outcomeOfARunWithAnUnknownStatusComesWhenItHasEnded() throws IOException {
    Path file = folder.resolve("syncs.ndjson");
    Path state = folder.resolve("syncs.state");
    String[] arguments = {"--output", file.toString(), "--state", state.toString(), "queue"};
    JobSyncStatus queued =
        JobSyncStatus.builder().jobStatus(JobStatus.of("queued")).syncStartTime(START).build();
    Integration queue = Integration.builder().integrationId("queue").build();
    sandbox.addIntegration(queue, List.of(queued));
    export(arguments);
    sandbox.addIntegration(queue, List.of(queued.toBuilder().jobStatus(JobStatus.SUCCESS).build()));

    assertThat(export(arguments).code).isZero();

    assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("\"success\"");
  }

  @Test
  void integrationThatFailsDoesNotHoldUpTheOthers() throws IOException {
    sandbox.addIntegration("second", 12);
    Path file = folder.resolve("syncs.ndjson");
    sandbox.inject(2, Fault.HTML_BODY);

    Run run = export("--output", file.toString());

    assertThat(run.code).isEqualTo(ExitCode.UNREADABLE_ANSWER.number());
    assertThat(run.err().lines()).singleElement().asString().contains("Loyalty points failed");
    assertThat(file).doesNotExist();
    assertThat(folder.resolve("syncs.ndjson.part")).content().contains("\"second\"");
    assertThat(export("--output", file.toString()).code).isZero();
    assertThat(Files.readAllLines(file)).hasSize(55);
  }

  @Test
  void twoExportsOfOneFileDoNotMix() throws IOException {
    Path part = folder.resolve("syncs.ndjson.part");
    try (FileChannel other =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      Objects.requireNonNull(other.lock());

      Run run = export("--output", folder.resolve("syncs.ndjson").toString(), ID);

      assertThat(run.code).isEqualTo(ExitCode.USAGE.number());
      assertThat(run.err()).contains("another export is writing to " + part);
    }
  }

  @Test
  void whatIsWrongIsOneLine() throws IOException {
    Path state = Files.writeString(folder.resolve("state"), "{\"version\":2}");
    Path file = folder.resolve("file");
    assertFailure("is no state of an export", "--state", state.toString());
    Files.writeString(state, "no JSON");
    assertFailure("is no state of an export", "--state", state.toString());
    Files.delete(state);
    export("--state", state.toString(), "--output", file.toString(), ID);
    assertFailure(
        "belongs to an export whose format is \"ndjson\", not \"csv\"",
        "--format",
        "csv",
        "--output",
        file.toString(),
        "--state",
        state.toString());
    assertFailure("is a folder; name a file", "--output", folder.toString());
    assertFailure("cannot be written to", "--output", folder + "/none/file");
  }

  private void assertFailure(String part, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(ID);
    Run run = export(all.toArray(new String[0]));
    assertThat(run.code).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err().lines()).singleElement().asString().contains(part);
  }

  private static List<String> starts(Path file) throws IOException {
    List<String> starts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      starts.add(start(line));
    }
    return starts;
  }

  private static String start(String line) throws IOException {
    Map<?, ?> row = (Map<?, ?>) new Moshi.Builder().build().adapter(Object.class).fromJson(line);
    return String.valueOf(Objects.requireNonNull(row).get("sync_start_time"));
  }

  private Run export(String... arguments) {
    List<String> all = new ArrayList<>(List.of("export", "--base-url", sandbox.baseUrl()));
    all.addAll(List.of(arguments));
    return Run.of().with("BRAZE_API_KEY", sandbox.apiKey()).on(time).go(all.toArray(new String[0]));
  }
}

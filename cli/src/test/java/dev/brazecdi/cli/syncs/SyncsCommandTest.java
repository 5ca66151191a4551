package dev.brazecdi.cli.syncs;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Terminal;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.SandboxRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyncsCommandTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  private static final Terminal WIDE = new Terminal(true, true, 100, true);

  private final Sandbox sandbox = Sandbox.builder().integration(ID, 25).start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void pipeGetsOneJsonObjectALine() throws IOException {
    Run run = syncs(ID);

    assertThat(run.code).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).hasSize(25);
    for (String line : run.lines()) {
      assertThat((Map<?, ?>) new Moshi.Builder().build().adapter(Object.class).fromJson(line))
          .extracting(Map::keySet)
          .isEqualTo(
              java.util.Set.of(
                  "job_status",
                  "sync_start_time",
                  "sync_finish_time",
                  "last_timestamp_synced",
                  "rows_synced",
                  "rows_failed_with_errors"));
    }
    assertThat(sandbox.requests()).hasSize(3);
  }

  @Test
  void terminalGetsATable() {
    Run run = run().on(new Terminal(true, true, 80, false)).go(arguments(ID));

    assertThat(run.code).isZero();
    assertThat(run.lines().get(0))
        .isEqualTo("STARTED (UTC)        STATUS           TOOK       ROWS   FAILED  SYNCED UP TO");
    assertThat(run.lines().get(1))
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  \\w+ +(\\d+m )?\\d+s +\\d+ +\\d+  .*");
    assertThat(run.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(run.lines().get(run.lines().size() - 1)).startsWith("25 syncs on 3 pages: ");
    assertThat(run.out()).doesNotContain("\u001b");
  }

  @Test
  void narrowTerminalGetsFewerColumns() {
    Run run = run().on(new Terminal(true, true, 40, false)).go(arguments(ID));

    assertThat(run.lines().get(0)).isEqualTo("STARTED (UTC)        STATUS");
  }

  @Test
  void statusesAreColouredOnATerminalOnly() {
    assertThat(run().on(WIDE).go(arguments(ID)).out()).contains("\u001b[32msuccess\u001b[0m");
    assertThat(syncs(ID, "--format", "table").out()).doesNotContain("\u001b");
  }

  @Test
  void progressGoesToTheTerminalAndIsTakenAway() {
    Run run = run().on(new Terminal(false, true, 80, true)).go(arguments(ID));

    assertThat(run.err())
        .contains("reading page 3 (2 pages, 20 syncs so far)")
        .endsWith("\r\u001b[K");
    assertThat(run.out()).doesNotContain("reading");
  }

  @Test
  void textOfTheServerCannotSteerTheTerminal() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start(InetAddress.getLoopbackAddress(), 0);
      server.enqueue(
          new MockResponse.Builder()
              .body("{\"results\":[{\"job_status\":\"\\u001b[2Jgone \"}]}")
              .build());
      Run run =
          run()
              .on(new Terminal(true, false, 40, true))
              .go("syncs", "--base-url", server.url("/").toString(), ID);

      assertThat(run.code).isZero();
      assertThat(run.out()).contains("\u001b[33m?[2Jgone \u001b[0m").doesNotContain("\u001b[2J");
    }
  }

  @Test
  void limitReadsNoPageThatIsNotNeeded() {
    assertThat(syncs(ID, "--limit", "3").lines()).hasSize(3);
    assertThat(sandbox.requests()).hasSize(1);
    assertThat(syncs(ID, "--limit", "10").lines()).hasSize(10);
    assertThat(sandbox.requests()).hasSize(2);
  }

  @Test
  void walkGoesOnFromACursor() {
    List<String> all = syncs(ID).lines();
    String query = String.valueOf(sandbox.requests().get(1).query());

    Run run = syncs(ID, "--from", query.substring("cursor=".length()));

    assertThat(run.lines()).isEqualTo(all.subList(10, 25));
  }

  @Test
  void interruptedWalkSaysWhereToGoOn() {
    Run run = run();
    Console console = run.console();
    // The first page's bytes are the sign to interrupt.
    Console interrupting =
        new Console(
            new PrintStream(
                new OutputStream() {
                  @Override
                  public void write(int b) {
                    console.interruption().cancel();
                    console.out().write(b);
                  }
                },
                true,
                StandardCharsets.UTF_8),
            console.err(),
            console.terminal(),
            console.environment(),
            console.interruption(),
            console.time());

    run.go(interrupting, arguments(ID));
    console.out().flush();

    assertThat(run.code).isEqualTo(130);
    assertThat(run.lines()).hasSize(10).allSatisfy(line -> assertThat(line).endsWith("}"));
    String next = sandbox.requests().size() == 1 ? run.err() : "";
    assertThat(next)
        .matches(
            "brazecdi: interrupted after 10 syncs; go on with: brazecdi syncs --base-url "
                + sandbox.baseUrl()
                + " "
                + ID
                + " --from \\S+\\R");
    String cursor = next.substring(next.lastIndexOf(' ')).strip();
    assertThat(syncs(ID, "--from", cursor).lines()).hasSize(15);
  }

  @Test
  void demoShowsThreePagesAndCountsItsRequests() {
    Run run = Run.of().on(new Terminal(true, false, 80, false)).go("syncs", "--demo");

    assertThat(run.code).isZero();
    assertThat(run.lines()).hasSizeGreaterThanOrEqualTo(28);
    assertThat(run.lines().get(1)).contains("running");
    assertThat(run.out()).contains("27 syncs on 3 pages: 1 running, ");
    assertThat(run.err()).contains("answered 3 requests");
  }

  @Test
  void demoInAPipeIsNdjson() {
    Run run = Run.of().go("syncs", "--demo", "--limit", "3");

    assertThat(run.lines()).hasSize(3).allSatisfy(line -> assertThat(line).startsWith("{"));
    assertThat(run.err()).contains("answered 1 request;");
  }

  @Test
  void wrongKeyIsOneLine() {
    Run run = run().with("BRAZE_API_KEY", "WRONG-KEY").go(arguments(ID));

    assertFailure(run, ExitCode.KEY_REFUSED, "check the API key");
    assertThat(run.err()).doesNotContain("WRONG-KEY");
  }

  @Test
  void keyInTheWrongPlaceIsNotPrinted() {
    for (String[] arguments :
        new String[][] {
          {"syncs", "--instance", "SECRET-KEY", ID},
          {"syncs", "--base-url", "SECRET-KEY", ID},
          {"syncs", "--base-url", "http://u:SECRET-KEY@example.com", ID},
          {"syncs", "--demo", "--limit", "SECRET-KEY"},
          {"syncs", "--instance", "US-03", ID, "SECRET-KEY"}
        }) {
      Run run = Run.of().with("BRAZE_API_KEY", "SECRET-KEY").go(arguments);

      assertThat(run.code).isEqualTo(ExitCode.USAGE.number());
      assertThat(run.err()).doesNotContain("SECRET-KEY");
    }
    Run run =
        Run.of().with("BRAZE_API_KEY_FILE", "SECRET-KEY").go("syncs", "--instance", "US-03", ID);
    assertFailure(run, ExitCode.USAGE, "BRAZE_API_KEY_FILE");
    assertThat(run.err()).doesNotContain("SECRET-KEY");
  }

  @Test
  void missingPermissionIsOneLine() {
    try (Sandbox other =
        Sandbox.builder()
            .integration(ID, 1)
            .withholdPermission("cdi.integration_job_status")
            .start()) {
      assertFailure(
          run().go("syncs", "--base-url", other.baseUrl(), ID),
          ExitCode.PERMISSION_MISSING,
          "cdi.integration_job_status");
    }
  }

  @Test
  void malformedIdIsOneLine() {
    assertFailure(syncs("no-id"), ExitCode.NOT_FOUND, "no-id");
    assertFailure(
        syncs("2f1a7c54-7a0c-4f6e-9b61-000000000000"),
        ExitCode.INVALID_INTEGRATION_ID,
        "2f1a7c54-7a0c-4f6e-9b61-000000000000");
    assertFailure(syncs(".."), ExitCode.USAGE, "\"..\"");
    assertFailure(syncs(" "), ExitCode.USAGE, "INTEGRATION");
  }

  @Test
  void badCursorIsOneLine() {
    assertFailure(syncs(ID, "--from", "bad-cursor"), ExitCode.INVALID_CURSOR, "\"bad-cursor\"");
  }

  @Test
  void unknownHostIsOneLine() {
    assertFailure(
        run().go("syncs", "--base-url", "https://rest.nowhere.invalid", ID),
        ExitCode.UNKNOWN_HOST,
        "rest.nowhere.invalid");
  }

  @Test
  void refusedConnectionIsOneLine() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertFailure(
        run().go("syncs", "--base-url", "http://127.0.0.1:" + port, ID),
        ExitCode.CONNECTION_REFUSED,
        "127.0.0.1:" + port);
  }

  @Test
  void answerOfSomethingElseIsOneLine() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start(InetAddress.getLoopbackAddress(), 0);
      server.enqueue(new MockResponse.Builder().body("<html>\n<p>Welcome</p>").build());
      assertFailure(
          run().go("syncs", "--base-url", server.url("/").toString(), ID),
          ExitCode.UNREADABLE_ANSWER,
          "is not what the API documents");
    }
  }

  @Test
  void missingSettingsAreOneLine() {
    assertFailure(Run.of().go("syncs", ID), ExitCode.USAGE, "BRAZE_INSTANCE");
    assertFailure(Run.of().go("syncs", "--instance", "US-03", ID), ExitCode.USAGE, "BRAZE_API_KEY");
    assertFailure(run().go("syncs", "--instance", "US-99", ID), ExitCode.USAGE, "\"US-99\"");
    assertFailure(
        run().go("syncs", "--instance", "US-03", "--base-url", "https://x", ID),
        ExitCode.USAGE,
        "exclude each other");
    assertFailure(
        run().go("syncs", "--base-url", "http://rest.iad-03.braze.com", ID),
        ExitCode.USAGE,
        "use https");
    assertFailure(run().go("syncs", "--demo", "--limit", "0"), ExitCode.USAGE, "--limit is 0");
    assertFailure(run().go("syncs", "--demo", "--limit", "x"), ExitCode.USAGE, "'x'");
    assertFailure(run().go("syncs", "--demo", "--format", "xml"), ExitCode.USAGE, "xml");
    assertFailure(run().go("synx"), ExitCode.USAGE, "synx");
    assertFailure(run().go("syncs", "--key", "x"), ExitCode.USAGE, "--key");
  }

  @Test
  void keyMayComeFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), sandbox.apiKey() + "\n");

    Run run =
        Run.of()
            .with("BRAZE_API_KEY_FILE", file.toString())
            .go("syncs", "--base-url", sandbox.baseUrl(), ID);

    assertThat(run.code).isZero();
    assertThat(sandbox.requests()).extracting(SandboxRequest::status).containsOnly(200);
  }

  @Test
  void helpFitsAScreenAndHasExamples() {
    Run run = Run.of().go("syncs", "--help");

    assertThat(run.code).isZero();
    assertThat(run.lines()).hasSizeLessThanOrEqualTo(40);
    assertThat(run.out()).contains("Examples:").contains("BRAZE_API_KEY");
    assertThat(Run.of().go("--version").out()).startsWith("brazecdi ");
  }

  @Test
  void exitCodesAreDistinctAndDocumented() throws IOException {
    String readme = Files.readString(Path.of("..", "docs", "cli.md"));

    assertThat(ExitCode.values()).extracting(ExitCode::number).doesNotHaveDuplicates();
    for (ExitCode code : ExitCode.values()) {
      assertThat(readme).contains("| " + code.number() + " | " + code.meaning() + " |");
    }
  }

  private static void assertFailure(Run run, ExitCode code, String part) {
    assertThat(run.code).as(run.err()).isEqualTo(code.number());
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> !line.startsWith("demo: ")))
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).startsWith("brazecdi: ").contains(part));
  }

  private Run syncs(String... arguments) {
    return run().go(arguments(arguments));
  }

  private String[] arguments(String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of("syncs", "--base-url", sandbox.baseUrl()));
    all.addAll(List.of(arguments));
    return all.toArray(new String[0]);
  }

  private Run run() {
    return Run.of().with("BRAZE_API_KEY", sandbox.apiKey());
  }
}

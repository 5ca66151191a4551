package dev.brazecdi.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SandboxCommandTest {
  private final Run run = Run.of();

  @Test
  void programsGetItsAddressAsJsonAndItServesUntilItIsInterrupted() throws Exception {
    PipedInputStream out = new PipedInputStream();
    Console console = writingTo(out);
    CompletableFuture<Integer> sandbox =
        CompletableFuture.supplyAsync(
            () ->
                run.go(
                        console,
                        "sandbox",
                        "--syncs=24",
                        "--unknown-status",
                        "--inject=2=truncated-body")
                    .code);

    Map<?, ?> told = json(new Scanner(out, StandardCharsets.UTF_8).nextLine());
    Run syncs =
        Run.of()
            .with("BRAZE_API_KEY", (String) requireNonNull(told.get("api_key")))
            .go(
                "syncs",
                "--base-url",
                (String) requireNonNull(told.get("base_url")),
                (String) requireNonNull(told.get("integration_id")));

    assertThat(syncs.code).as(syncs.err()).isZero();
    assertThat(syncs.lines()).hasSize(25);
    assertThat(syncs.lines().get(0)).contains("\"job_status\":\"limit_exceeded\"");
    assertThat(sandbox).isNotDone();
    console.interruption().cancel();
    assertThat(sandbox.get(30, TimeUnit.SECONDS)).isZero();
    assertThat(run.err().lines())
        .hasSize(4)
        .first()
        .isEqualTo("GET /cdi/integrations/" + told.get("integration_id") + "/job_sync_status 200");
    assertThat(run.err().lines().skip(1).findFirst().orElseThrow())
        .contains("?cursor=")
        .endsWith(" 200 TRUNCATED_BODY");
    assertThat(run.err()).doesNotContain((String) told.get("api_key"));
  }

  @Test
  void verifiersOfPactsAreToldWhereTheStatesAreIfTheyMayChangeThem() throws Exception {
    PipedInputStream out = new PipedInputStream();
    Console console = writingTo(out);
    CompletableFuture<Integer> sandbox =
        CompletableFuture.supplyAsync(() -> run.go(console, "sandbox", "--provider-states").code);

    Map<?, ?> told = json(new Scanner(out, StandardCharsets.UTF_8).nextLine());

    assertThat((String) told.get("provider_states_url"))
        .isEqualTo(told.get("base_url") + "_pact/provider-states");
    console.interruption().cancel();
    assertThat(sandbox.get(30, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void peopleGetItInWords() {
    Console console = run.on(new Terminal(true, true, 80, false)).console();
    console.interruption().cancel();

    assertThat(run.go(console, "sandbox", "--integration", "loyalty").code).isZero();
    assertThat(run.out())
        .startsWith("address      http://")
        .contains("integration  loyalty")
        .contains("export BRAZE_REST_ENDPOINT=http://")
        .endsWith("brazecdi syncs loyalty" + System.lineSeparator());
  }

  @Test
  void whatCannotBeStartedIsAUsageError() {
    assertUsage("--port is 70000; give one from 1 to 65535", "--port=70000");
    assertUsage("--window is 0; give a number above zero", "--window=0");
    assertUsage("syncs >= 0: -1", "--syncs=-1");
    assertUsage("the integration id is blank", "--integration= ");
    assertUsage("\"FLOOD\" is no fault; there are CONNECTION_CLOSED, ", "--inject=1=FLOOD");
    assertUsage("--inject: request 0 has been answered", "--inject=0=LATENCY");
    assertUsage("Invalid value for option '--inject'", "--inject=x=LATENCY");
  }

  private static void assertUsage(String message, String argument) {
    Run run = Run.of().go("sandbox", argument);

    assertThat(run.code).as(argument).isEqualTo(64);
    assertThat(run.err()).contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  /** A console whose results can be read while the command runs. */
  private Console writingTo(PipedInputStream out) throws IOException {
    Console usual = run.console();
    return new Console(
        new PrintStream(new PipedOutputStream(out), true, StandardCharsets.UTF_8),
        usual.err(),
        usual.terminal(),
        usual.environment(),
        usual.interruption(),
        usual.time());
  }

  private static Map<?, ?> json(String text) throws IOException {
    return (Map<?, ?>)
        requireNonNull(new Moshi.Builder().build().adapter(Object.class).fromJson(text));
  }
}

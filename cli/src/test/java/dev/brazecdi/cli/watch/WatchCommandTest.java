package dev.brazecdi.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Terminal;
import dev.brazecdi.sandbox.Fault;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WatchCommandTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T07:00:10Z"));
  private final Sandbox sandbox =
      Sandbox.builder()
          .clock(time)
          .integration("a", "Loyalty points", 3)
          .integration("b", "Catalog", 0)
          .runDuration(Duration.ofMinutes(2))
          .start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void pipeGetsALineForEachChange() {
    sandbox.startRun("a");

    Run run = watch(Terminal.NONE, "--until-ended");

    assertThat(run.code).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(0))
        .isEqualTo(
            "2026-03-25T07:00:10Z Loyalty points: the run from 2026-03-25T07:00:10Z is running");
    assertThat(run.lines().get(1))
        .startsWith(
            "2026-03-25T07:02:10Z Loyalty points: the run from 2026-03-25T07:00:10Z is success,"
                + " took 2m 0s, ");
    // Five looks at the list, and at the runs as long as one is under way.
    assertThat(sandbox.requests()).hasSize(5 + 5);
  }

  @Test
  void terminalGetsATableInItsPlace() {
    sandbox.startRun("a");

    Run run = watch(new Terminal(true, true, 80, 24, false), "--until-ended", "Loyalty points");

    String[] frames = run.out().split("\u001b\\[J", -1);
    assertThat(frames).hasSize(6);
    assertThat(frames[1].lines())
        .containsExactly(
            "INTEGRATION             STATUS        STARTED (UTC)         TOOK       ROWS",
            "Loyalty points          running       2026-03-25 07:00        0s          0",
            "07:00:10 UTC, every 30s",
            "\u001b[?25l",
            "\u001b[3A");
    assertThat(frames[5]).contains("success").endsWith("\u001b[?25h");
    assertThat(frames[0]).isEqualTo("\u001b[?25l");
  }

  @Test
  void dumbTerminalGetsLines() {
    Run run =
        Run.of()
            .with("BRAZE_API_KEY", sandbox.apiKey())
            .with("TERM", "dumb")
            .on(new Terminal(true, true, 80, 24, false))
            .on(time)
            .go("watch", "--base-url", sandbox.baseUrl(), "--until-ended");

    assertThat(run.out()).startsWith("2026-03-25T").doesNotContain("\u001b");
  }

  @Test
  void tableIsNoTallerThanTheTerminal() {
    for (int i = 0; i < 40; i++) {
      sandbox.addIntegration("integration-" + i, 1);
    }

    Run run = watch(new Terminal(true, true, 80, 12, false), "--until-ended");

    assertThat(run.lines()).hasSize(12); // the cursor is shown again on the last
    assertThat(run.out()).contains("and 34 more");
  }

  @Test
  void failureThatPassesIsShownAndSatOut() {
    sandbox.startRun("a");
    for (int request = 4; request <= 7; request++) {
      sandbox.inject(request, Fault.UNAVAILABLE);
    }

    Run run = watch(Terminal.NONE, "--until-ended", "a");

    assertThat(run.code).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(2);
  }

  @Test
  void worstRunDecidesTheExitCode() {
    assertThat(Run.of().go("watch", "--demo", "--until-ended", "Product catalog").code)
        .isEqualTo(ExitCode.CRITICAL.number());
    assertThat(Run.of().go("watch", "--demo", "--until-ended", "Email preferences").code)
        .isEqualTo(ExitCode.WARNING.number());
  }

  @Test
  void interruptedWatchLeavesTheTerminalAsItWas() {
    Run run =
        Run.of()
            .with("BRAZE_API_KEY", sandbox.apiKey())
            .on(new Terminal(true, true, 80, 24, false));
    Console console = run.console();
    console.interruption().cancel();

    run.go(console, "watch", "--base-url", sandbox.baseUrl());

    assertThat(run.code).isEqualTo(ExitCode.INTERRUPTED.number());
    assertThat(run.out()).endsWith("\u001b[?25h");
  }

  private Run watch(Terminal terminal, String... arguments) {
    List<String> all = new ArrayList<>(List.of("watch", "--base-url", sandbox.baseUrl()));
    all.addAll(List.of(arguments));
    return Run.of()
        .with("BRAZE_API_KEY", sandbox.apiKey())
        .on(terminal)
        .on(time)
        .go(all.toArray(new String[0]));
  }
}

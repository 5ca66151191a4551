package dev.brazecdi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "syncs",
        "integrations",
        "summary",
        "watch",
        "trigger",
        "export",
        "doctor",
        "sandbox",
        "completion"
      })
  void fitsAScreenAndHasExamples(String command) {
    Run run = Run.of().on(new Terminal(true, true, 100, false)).go(command, "--help");

    assertThat(run.code).isZero();
    assertThat(run.lines()).hasSizeLessThanOrEqualTo(50);
    assertThat(run.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(run.out()).contains("brazecdi " + command + " ").isASCII();
  }

  @Test
  void rootNamesAllCommands() {
    Run run = Run.of().go("--help");

    assertThat(run.out())
        .contains("check", "syncs", "integrations", "summary", "watch", "trigger", "export");
    assertThat(run.lines()).hasSizeLessThanOrEqualTo(30);
  }

  @Test
  void completionIsAScriptForShells() {
    Run run = Run.of().go("completion");

    assertThat(run.code).isZero();
    assertThat(run.out())
        .startsWith("#!/usr/bin/env bash")
        .contains("--until-ended")
        .contains("openmetrics");
  }

  @Test
  void everyCommandHasAManualPage(@TempDir Path folder) throws IOException {
    ManPages.write(folder);

    assertThat(folder.toFile().list())
        .hasSize(12)
        .contains("brazecdi.adoc", "brazecdi-check.adoc", "brazecdi-export.adoc");
    assertThat(Files.readString(folder.resolve("brazecdi-check.adoc")))
        .contains("--thresholds")
        .contains("Says whether integrations are well, and why not.");
  }

  @Test
  void everyCommandWorksInADemo() {
    for (List<String> command :
        List.of(
            List.of("check"),
            List.of("syncs"),
            List.of("integrations"),
            List.of("summary"),
            List.of("watch", "--until-ended", "Purchases"),
            List.of("trigger", "Purchases"),
            List.of("export"),
            List.of("doctor"))) {
      List<String> arguments = new ArrayList<>(command);
      arguments.add(1, "--demo");

      Run run = Run.of().go(arguments.toArray(new String[0]));

      assertThat(run.code).as(command + run.err()).isIn(0, 2);
      assertThat(run.out()).isNotEmpty();
      assertThat(run.err()).contains("demo: a fake of Braze inside this program answered ");
    }
  }
}

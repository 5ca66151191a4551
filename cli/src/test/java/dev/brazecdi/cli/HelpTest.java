package dev.brazecdi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class HelpTest {
  private static final CommandLine ROOT = BrazeCdi.commandLine(Run.of().console());

  /** The arguments that the demo of a command needs besides {@code --demo}. */
  private static final Map<String, List<String>> DEMO_ARGUMENTS =
      Map.of(
          "watch", List.of("--until-ended", "Purchases"),
          "trigger", List.of("Purchases"));

  static Stream<String> commands() {
    return ROOT.getSubcommands().keySet().stream().filter(name -> !name.equals("help"));
  }

  static Stream<String> demos() {
    return ROOT.getSubcommands().entrySet().stream()
        .filter(command -> command.getValue().getCommandSpec().findOption("--demo") != null)
        .map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("commands")
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

    assertThat(run.out()).contains(commands().toList()).contains("check", "export");
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
        .contains("brazecdi.adoc")
        .containsAll(commands().map(name -> "brazecdi-" + name + ".adoc").toList());
    assertThat(Files.readString(folder.resolve("brazecdi-check.adoc")))
        .contains("--thresholds")
        .contains("Says whether integrations are well, and why not.");
  }

  @ParameterizedTest
  @MethodSource("demos")
  void everyCommandWorksInADemo(String command) {
    List<String> arguments = new ArrayList<>(List.of(command, "--demo"));
    arguments.addAll(DEMO_ARGUMENTS.getOrDefault(command, List.of()));

    Run run = Run.of().go(arguments.toArray(new String[0]));

    assertThat(run.code).as(command + run.err()).isIn(0, 2);
    assertThat(run.out()).isNotEmpty();
    assertThat(run.err()).contains("demo: a fake of Braze inside this program answered ");
  }
}

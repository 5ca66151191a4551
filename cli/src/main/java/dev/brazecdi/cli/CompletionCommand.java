package dev.brazecdi.cli;

import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code brazecdi completion}: a script with which bash and zsh complete what is typed. */
@Command(
    name = "completion",
    description = "Prints a script with which bash and zsh complete commands and options.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For this shell:         source <(brazecdi completion)",
      "For every one of bash:  brazecdi completion > ~/.local/share/bash-completion/completions/brazecdi"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (spec != null) {
      console.out().print(AutoComplete.bash("brazecdi", spec.root().commandLine()));
    }
    return console.finish(ExitCode.OK).number();
  }
}

package dev.brazecdi.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.brazecdi.cli.check.CheckCommand;
import dev.brazecdi.cli.doctor.DoctorCommand;
import dev.brazecdi.cli.export.ExportCommand;
import dev.brazecdi.cli.syncs.IntegrationsCommand;
import dev.brazecdi.cli.syncs.SummaryCommand;
import dev.brazecdi.cli.syncs.SyncsCommand;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.watch.TriggerCommand;
import dev.brazecdi.cli.watch.WatchCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The root of all commands. */
@Command(
    name = "brazecdi",
    description = "Sync statuses of Braze Cloud Data Ingestion, from a terminal. Unofficial.",
    subcommands = {
      CheckCommand.class,
      SyncsCommand.class,
      IntegrationsCommand.class,
      SummaryCommand.class,
      WatchCommand.class,
      TriggerCommand.class,
      ExportCommand.class,
      DoctorCommand.class,
      SandboxCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Try it without a key:   brazecdi check --demo",
      "For real:               BRAZE_API_KEY=... brazecdi check --instance US-03"
    })
public final class BrazeCdi {
  private BrazeCdi() {}

  /** Runs a command and returns its exit code. */
  public static int run(Console console, String... arguments) {
    return commandLine(console).execute(arguments);
  }

  /** Returns all commands, also for their manual pages. */
  public static CommandLine commandLine(Console console) {
    CommandLine commandLine =
        new CommandLine(new BrazeCdi(), new CommandFactory(console))
            .setOut(new PrintWriter(console.out(), true, UTF_8))
            .setErr(new PrintWriter(console.err(), true, UTF_8))
            .setUsageHelpWidth(Math.max(60, Math.min(100, console.terminal().width())))
            .setUsageHelpAutoWidth(false)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((e, args) -> usageError(console, e))
            .setExecutionExceptionHandler((e, command, parsed) -> failure(console, e));
    boolean coloured = console.terminal().stdout() && console.terminal().colour();
    Ansi ansi = coloured ? Ansi.ON : Ansi.OFF;
    return commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
  }

  private static int usageError(Console console, CommandLine.ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    console.report(e.getMessage() + "; see " + command + " --help");
    return ExitCode.USAGE.number();
  }

  private static int failure(Console console, Exception e) {
    ExitCode code = ExitCode.of(e);
    if (code == ExitCode.INTERNAL) {
      console.report("an error of this program: " + e);
      if (console.environment().containsKey("BRAZECDI_DEBUG")) {
        e.printStackTrace(console.err());
      }
    } else if (code != ExitCode.OUTPUT_CLOSED) {
      console.report(String.valueOf(e.getMessage()));
    }
    return code.number();
  }

  /** Creates commands, whose constructors take the console. */
  private record CommandFactory(Console console) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(Console.class).newInstance(console);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}

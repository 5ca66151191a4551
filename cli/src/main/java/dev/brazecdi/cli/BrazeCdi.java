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
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

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

  /** Runs a command; its exit code. */
  public static int run(Console console, String... arguments) {
    return commandLine(console).execute(arguments);
  }

  /** All commands, as they are run and as their manual pages describe them. */
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
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.terminal().stdout() && console.terminal().colour()
                ? CommandLine.Help.Ansi.ON
                : CommandLine.Help.Ansi.OFF));
    return commandLine;
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

  /** Makes commands that know the console. */
  private record CommandFactory(Console console) implements CommandLine.IFactory {
    private static final Map<Class<?>, Function<Console, ?>> COMMANDS =
        Map.of(
            CheckCommand.class, CheckCommand::new,
            SyncsCommand.class, SyncsCommand::new,
            IntegrationsCommand.class, IntegrationsCommand::new,
            SummaryCommand.class, SummaryCommand::new,
            WatchCommand.class, WatchCommand::new,
            TriggerCommand.class, TriggerCommand::new,
            ExportCommand.class, ExportCommand::new,
            DoctorCommand.class, DoctorCommand::new,
            SandboxCommand.class, SandboxCommand::new,
            CompletionCommand.class, CompletionCommand::new);

    @Override
    public <K> K create(Class<K> type) throws Exception {
      Function<Console, ?> command = COMMANDS.get(type);
      if (command != null) {
        return type.cast(command.apply(console));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}

package dev.brazecdi.cli.check;

import dev.brazecdi.cli.connection.ClientHandle;
import dev.brazecdi.cli.connection.Connection;
import dev.brazecdi.cli.connection.IntegrationsArgument;
import dev.brazecdi.cli.connection.NoSuchIntegrationException;
import dev.brazecdi.cli.connection.Progress;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Format;
import dev.brazecdi.cli.terminal.LocalTimeOption;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.health.HealthCheck;
import dev.brazecdi.health.HealthReport;
import dev.brazecdi.health.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brazecdi check}: checks the health of integrations. */
@Command(
    name = "check",
    description = "Says whether integrations are well, and why not.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Ends with 0 if all is well, 1 for a warning, 2 if something is critical, 3 if it could not be",
      "told. One request for ten integrations, and one more for each whose runs must be read.",
      "Examples:",
      "  brazecdi check --demo",
      "  brazecdi check --instance US-03 --overdue 30m:2h 'Loyalty points'",
      "  brazecdi check --format junit > cdi.xml"
    })
public final class CheckCommand implements Callable<Integer> {
  private static final String NO_INTEGRATIONS =
      "the workspace has no integrations; use --allow-empty if that is expected";

  private final Console console;

  @Mixin private IntegrationsArgument integrations = new IntegrationsArgument();

  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--thresholds",
      paramLabel = "FILE",
      description = "A YAML file with these thresholds, for all and for single integrations.")
  private @Nullable Path thresholds;

  @Option(
      names = "--partial",
      paramLabel = "WARN[:CRIT]",
      description = "The share of failed rows to tolerate. Default: 1%%:10%%.")
  private @Nullable String partial;

  @Option(
      names = "--overdue",
      paramLabel = "WARN[:CRIT]",
      description = "How late a run may be. Default: 1h:6h.")
  private @Nullable String overdue;

  @Option(
      names = "--running",
      paramLabel = "WARN[:CRIT]",
      description = "How long a run may take. Default: 3h:12h.")
  private @Nullable String running;

  @Option(
      names = "--no-rows",
      paramLabel = "RUNS",
      description =
          "After how many runs without rows to warn: a number, off, or unusual, which asks how"
              + " the runs before were. Default: unusual.")
  private @Nullable String noRows;

  @Option(
      names = "--watermark-unmoved",
      paramLabel = "RUNS",
      description = "The same for runs whose last UPDATED_AT stands still. Default: unusual.")
  private @Nullable String watermarkUnmoved;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = CheckFormats.class,
      completionCandidates = CheckFormats.class,
      description = "${COMPLETION-CANDIDATES}. Default: table on a terminal, json in a pipe.")
  private @Nullable Format format;

  @Option(
      names = "--allow-empty",
      description = "Exit with 0 if the workspace has no integrations; default: exit with 3.")
  private boolean allowEmpty;

  @Mixin private LocalTimeOption localTime = new LocalTimeOption();

  public CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ThresholdSettings policies = ThresholdSettings.of(thresholds, options());
    try (Progress progress = new Progress(console);
        ClientHandle client = connection.open(console, progress)) {
      HealthWriter writer = writer(client);
      HealthReport report;
      try {
        report = report(client, policies);
      } catch (CancelledException e) {
        throw e;
      } catch (BrazeCdiException e) {
        progress.clear();
        return unknown(writer, String.valueOf(e.getMessage()));
      }
      progress.clear();
      if (report.verdicts().isEmpty() && !allowEmpty) {
        return unknown(writer, NO_INTEGRATIONS);
      }
      writer.write(report);
      client.farewell(console);
      for (String unmet : integrations.isAll() ? policies.unmet() : List.<String>of()) {
        console.report("no integration is called " + unmet + ", as in " + thresholds);
      }
      Severity severity = report.verdicts().isEmpty() ? Severity.OK : report.severity();
      return console.finish(exitCode(severity)).number();
    }
  }

  private int unknown(HealthWriter writer, String message) {
    writer.writeFailure(console.time().instant(), message);
    console.report("health unknown: " + message);
    return console.finish(ExitCode.COULD_NOT_TELL).number();
  }

  private HealthReport report(ClientHandle client, ThresholdSettings policies) {
    HealthCheck check =
        HealthCheck.of(client.braze())
            .policies(policies)
            .clock(console.time())
            .cancelledBy(console.interruption());
    return integrations.isAll() ? check.all() : check.only(ids(client));
  }

  /** Returns the ids of the named integrations; a name that does not exist stands for itself. */
  private List<String> ids(ClientHandle client) {
    List<String> ids = new ArrayList<>();
    for (String word : integrations.words()) {
      try {
        ids.add(client.integrations().named(word).id());
      } catch (NoSuchIntegrationException e) {
        console.report("health unknown: " + e.getMessage());
        ids.add(word.strip());
      }
    }
    return ids;
  }

  private Map<String, String> options() {
    Map<String, @Nullable String> options = new LinkedHashMap<>();
    options.put("partial", partial);
    options.put("overdue", overdue);
    options.put("running", running);
    options.put("no-rows", noRows);
    options.put("watermark-unmoved", watermarkUnmoved);
    options.values().removeIf(Objects::isNull);
    return options;
  }

  private HealthWriter writer(ClientHandle client) {
    return switch (Format.orDefault(format, console, Format.TABLE, Format.JSON)) {
      case JSON -> new HealthJson(console.out(), client);
      case JUNIT -> new HealthJUnit(console.out(), client);
      case OPENMETRICS -> new HealthMetrics(console.out());
      default -> new HealthTable(console, client, localTime.zone());
    };
  }

  static ExitCode exitCode(Severity severity) {
    return switch (severity) {
      case OK -> ExitCode.OK;
      case WARNING -> ExitCode.WARNING;
      case CRITICAL -> ExitCode.CRITICAL;
      case UNKNOWN -> ExitCode.COULD_NOT_TELL;
    };
  }

  /** The formats of this command. */
  static final class CheckFormats extends Format.Formats {
    CheckFormats() {
      super(Format.TABLE, Format.JSON, Format.JUNIT, Format.OPENMETRICS);
    }
  }
}

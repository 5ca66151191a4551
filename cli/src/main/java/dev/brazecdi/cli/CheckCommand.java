package dev.brazecdi.cli;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.retrofit.health.HealthCheck;
import dev.brazecdi.retrofit.health.HealthReport;
import dev.brazecdi.retrofit.health.Severity;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brazecdi check}: whether the integrations are well, and why not. */
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
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "INTEGRATION",
      description = "Ids, names, or addresses in the dashboard. Default: all of the workspace.")
  private List<String> integrations = new ArrayList<>();

  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--thresholds",
      paramLabel = "FILE",
      description = "A YAML file with these thresholds, for all and for single integrations.")
  private @Nullable String thresholds;

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
      description = "${COMPLETION-CANDIDATES}. Default: table on a terminal, json in a pipe.")
  private @Nullable HealthFormat format;

  @Option(
      names = "--local-time",
      description = "Show times of the table's columns in the local zone, not UTC.")
  private boolean localTime;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Thresholds policies = Thresholds.of(thresholds, options());
    try (Progress progress = new Progress(console);
        Service service = connection.open(console, progress)) {
      HealthReport report = report(service, policies);
      progress.clear();
      writer(service).write(report);
      service.farewell(console);
      for (String unmet : integrations.isEmpty() ? policies.unmet() : List.<String>of()) {
        BrazeCdi.report(console, "no integration is called " + unmet + ", as in " + thresholds);
      }
      return code(report.severity()).number();
    } catch (CancelledException e) {
      throw e;
    } catch (BrazeCdiException | NoSuchIntegrationException e) {
      BrazeCdi.report(console, "could not tell: " + e.getMessage());
      return ExitCode.COULD_NOT_TELL.number();
    }
  }

  private HealthReport report(Service service, Thresholds policies) {
    HealthCheck check =
        HealthCheck.of(service.braze())
            .policies(policies)
            .clock(console.time())
            .cancelledBy(console.interruption());
    if (integrations.isEmpty()) {
      return check.all();
    }
    List<String> ids =
        service.integrations(console.interruption()).named(integrations).stream()
            .map(Integrations.Named::id)
            .toList();
    return check.only(ids);
  }

  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    put(options, "partial", partial);
    put(options, "overdue", overdue);
    put(options, "running", running);
    put(options, "no-rows", noRows);
    put(options, "watermark-unmoved", watermarkUnmoved);
    return options;
  }

  private static void put(Map<String, String> options, String name, @Nullable String value) {
    if (value != null) {
      options.put(name, value);
    }
  }

  private HealthWriter writer(Service service) {
    HealthFormat wanted = format;
    if (wanted == null) {
      wanted = console.terminal().stdout() ? HealthFormat.table : HealthFormat.json;
    }
    return switch (wanted) {
      case table ->
          new HealthTable(console, service, localTime ? ZoneId.systemDefault() : ZoneOffset.UTC);
      case json -> new HealthJson(console.out(), service);
      case junit -> new HealthJUnit(console.out(), service);
      case openmetrics -> new HealthMetrics(console.out());
    };
  }

  private ExitCode code(Severity severity) {
    if (console.out().checkError()) { // flushes
      return ExitCode.OUTPUT_CLOSED;
    }
    return switch (severity) {
      case OK -> ExitCode.OK;
      case WARNING -> ExitCode.WARNING;
      case CRITICAL -> ExitCode.CRITICAL;
      case UNKNOWN -> ExitCode.COULD_NOT_TELL;
    };
  }

  /** The formats, as they are written on the command line. */
  enum HealthFormat {
    table,
    json,
    junit,
    openmetrics
  }
}

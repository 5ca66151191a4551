package dev.brazecdi.cli.check;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.connection.ClientHandle;
import dev.brazecdi.cli.syncs.RunText;
import dev.brazecdi.cli.terminal.Choice;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Grid;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.cli.terminal.Text;
import dev.brazecdi.cli.terminal.TextTable;
import dev.brazecdi.health.Finding;
import dev.brazecdi.health.HealthReport;
import dev.brazecdi.health.Severity;
import dev.brazecdi.health.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a line for each integration, with the findings and the dashboard page of unhealthy ones.
 */
final class HealthTable implements HealthWriter {
  private static final int NAME_WIDTH = 22;
  private static final int USUAL_WIDTH = 100;
  private static final String INDENT = "  ";

  private final Console console;
  private final ClientHandle client;
  private final ZoneId zone;

  HealthTable(Console console, ClientHandle client, ZoneId zone) {
    this.console = console;
    this.client = client;
    this.zone = zone;
  }

  @Override
  public void write(HealthReport report) {
    if (report.verdicts().isEmpty()) {
      print("no integrations");
      return;
    }
    Grid<Verdict> grid = new Grid<>(console.terminal(), columns());
    print(grid.header());
    for (Verdict verdict : report.verdicts()) {
      print(grid.row(verdict));
      details(verdict).forEach(this::print);
    }
    print("");
    summary(report).forEach(this::print);
  }

  private List<Grid.Column<Verdict>> columns() {
    return List.of(
        new Grid.Column<>(
            "RESULT", 8, false, verdict -> Choice.word(verdict.severity()), HealthTable::colourOf),
        Grid.Column.left(
            "INTEGRATION",
            NAME_WIDTH,
            verdict -> Text.cut(Printable.line(verdict.name()), NAME_WIDTH)),
        Grid.Column.left(
            Text.inZone("LAST RUN", zone),
            16,
            verdict -> lastRun(verdict, run -> Text.minutes(run.syncStartTime(), zone))),
        RunText.statusColumn(
            "STATUS", verdict -> lastRun(verdict, run -> Printable.line(run.jobStatus().value()))));
  }

  private static String lastRun(Verdict verdict, Function<JobSyncStatus, String> show) {
    return verdict.lastRun() == null ? "-" : show.apply(verdict.lastRun());
  }

  private List<String> details(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : verdict.findings()) {
      lines.addAll(wrapped(finding.message()));
    }
    if (verdict.severity() == Severity.OK) {
      return lines;
    }
    Instant kept = verdict.rowErrorsKeptUntil();
    if (kept != null) {
      String until = Text.minutes(kept, zone) + (zone.getId().equals("Z") ? " UTC" : "");
      lines.addAll(wrapped("Braze keeps the errors of rows until " + until));
    }
    String page = client.page(verdict.integration().integrationId());
    if (page != null) {
      lines.add(INDENT + page); // whole, so that it can be opened
    }
    return lines;
  }

  private List<String> wrapped(String text) {
    int width = console.terminal().widthOr(USUAL_WIDTH) - INDENT.length();
    List<String> lines = new TextTable(Math.max(20, width), 0).row(Printable.line(text));
    return lines.stream().map(line -> INDENT + line).toList();
  }

  private List<String> summary(HealthReport report) {
    String counts =
        Stream.of(Severity.CRITICAL, Severity.UNKNOWN, Severity.WARNING, Severity.OK)
            .filter(it -> HealthWriter.count(report, it) > 0)
            .map(it -> HealthWriter.count(report, it) + " " + Choice.word(it))
            .collect(Collectors.joining(", "));
    String integrations = Text.plural(report.verdicts().size(), "integration");
    String line = integrations + " at " + Text.minutes(report.checkedAt(), zone) + ": " + counts;
    return new TextTable(console.terminal().widthOr(USUAL_WIDTH), 0).row(line);
  }

  private static String colourOf(Verdict verdict) {
    return switch (verdict.severity()) {
      case OK -> "32";
      case WARNING -> "33";
      case UNKNOWN -> "35";
      case CRITICAL -> "1;31";
    };
  }

  private void print(String line) {
    console.out().print(line + "\n");
  }
}

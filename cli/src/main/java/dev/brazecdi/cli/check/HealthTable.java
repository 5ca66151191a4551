package dev.brazecdi.cli.check;

import dev.brazecdi.cli.connection.ClientHandle;
import dev.brazecdi.cli.syncs.RunText;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A line for each integration, and below those that are not well why, and where to look. */
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
            "RESULT", 8, false, verdict -> word(verdict.severity()), HealthTable::colourOf),
        Grid.Column.left(
            "INTEGRATION",
            NAME_WIDTH,
            verdict -> Text.cut(Printable.line(verdict.name()), NAME_WIDTH)),
        Grid.Column.left(
            Text.inZone("LAST RUN", zone),
            16,
            verdict ->
                Text.minutes(
                    verdict.lastRun() == null ? null : verdict.lastRun().syncStartTime(), zone)),
        RunText.statusColumn(
            "STATUS",
            verdict ->
                verdict.lastRun() == null
                    ? "-"
                    : Printable.line(verdict.lastRun().jobStatus().value())));
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
      lines.addAll(
          wrapped(
              "Braze keeps the errors of rows until "
                  + Text.minutes(kept, zone)
                  + (zone.getId().equals("Z") ? " UTC" : "")));
    }
    String page = client.page(verdict.integration().integrationId());
    if (page != null) {
      lines.add(INDENT + page); // whole, so that it can be opened
    }
    return lines;
  }

  private List<String> wrapped(String text) {
    int width = console.terminal().stdout() ? console.terminal().width() : USUAL_WIDTH;
    return new TextTable(Math.max(20, width - INDENT.length()), 0)
        .row(Printable.line(text)).stream().map(line -> INDENT + line).toList();
  }

  private List<String> summary(HealthReport report) {
    Map<Severity, Long> counts =
        report.verdicts().stream()
            .collect(
                Collectors.groupingBy(
                    Verdict::severity, () -> new EnumMap<>(Severity.class), Collectors.counting()));
    List<String> parts = new ArrayList<>();
    for (Severity severity :
        List.of(Severity.CRITICAL, Severity.UNKNOWN, Severity.WARNING, Severity.OK)) {
      if (counts.containsKey(severity)) {
        parts.add(counts.get(severity) + " " + word(severity));
      }
    }
    String line =
        Text.plural(report.verdicts().size(), "integration")
            + " at "
            + Text.minutes(report.checkedAt(), zone)
            + ": "
            + String.join(", ", parts);
    return new TextTable(console.terminal().stdout() ? console.terminal().width() : USUAL_WIDTH, 0)
        .row(line);
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case OK -> "ok";
      case WARNING -> "warning";
      case UNKNOWN -> "unknown";
      case CRITICAL -> "critical";
    };
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

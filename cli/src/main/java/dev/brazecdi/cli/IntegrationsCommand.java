package dev.brazecdi.cli;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.Integration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brazecdi integrations}: the integrations of the workspace. */
@Command(
    name = "integrations",
    description = "Lists the integrations of the workspace, with their last and next runs.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  brazecdi integrations --demo",
      "  brazecdi integrations --instance US-03 | jq -r '[.integration_id, .integration_name] | @tsv'"
    })
final class IntegrationsCommand implements Callable<Integer> {
  private static final int NAME_WIDTH = 22;

  private final Console console;

  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}: a table for people, one JSON object a line for programs."
              + " Default: table on a terminal, ndjson in a pipe.")
  private @Nullable Format format;

  @Option(
      names = "--local-time",
      description = "Show times of the table in the local zone, not UTC.")
  private boolean localTime;

  IntegrationsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Progress progress = new Progress(console);
        Service service = connection.open(console, progress)) {
      List<Integration> all = service.integrations(console.interruption()).all();
      progress.clear();
      if (Format.orUsual(format, console, Format.ndjson) == Format.table) {
        table(all);
      } else {
        lines(all);
      }
      service.farewell(console);
    }
    return console.out().checkError() ? ExitCode.OUTPUT_CLOSED.number() : ExitCode.OK.number();
  }

  private void table(List<Integration> all) {
    ZoneId zone = localTime ? ZoneId.systemDefault() : ZoneOffset.UTC;
    Grid<Integration> grid = new Grid<>(console.terminal(), columns(zone));
    if (all.isEmpty()) {
      console.out().print("no integrations\n");
      return;
    }
    console.out().print(grid.header() + "\n");
    all.forEach(one -> console.out().print(grid.row(one) + "\n"));
  }

  private static List<Grid.Column<Integration>> columns(ZoneId zone) {
    return List.of(
        Grid.Column.left(
            "NAME", NAME_WIDTH, one -> Grid.cut(Integrations.Named.of(one).shown(), NAME_WIDTH)),
        Grid.Column.status("LAST STATUS", one -> text(one.lastJobStatus())),
        Grid.Column.left(
            Grid.inZone("LAST RUN", zone), 16, one -> Grid.minutes(one.lastJobStartTime(), zone)),
        Grid.Column.left(
            Grid.inZone("NEXT RUN", zone), 16, one -> Grid.minutes(one.nextScheduledRun(), zone)),
        Grid.Column.left("ID", 36, one -> Printable.line(one.integrationId())),
        Grid.Column.left("TYPE", 12, one -> text(one.integrationType())),
        Grid.Column.left("SOURCE", 12, one -> text(one.warehouseType())),
        Grid.Column.left(
            Grid.inZone("SYNCED UP TO", zone), 18, one -> Grid.minutes(one.lastUpdatedAt(), zone)));
  }

  private static String text(@Nullable String text) {
    return text == null ? "-" : Printable.line(text);
  }

  private void lines(List<Integration> all) {
    JsonAdapter<Integration> adapter =
        new Moshi.Builder()
            .add(ApiJsonAdapters.FACTORY)
            .build()
            .adapter(Integration.class)
            .serializeNulls();
    all.forEach(one -> console.out().print(adapter.toJson(one) + "\n"));
  }
}

package dev.brazecdi.cli.syncs;

import com.squareup.moshi.JsonAdapter;
import dev.brazecdi.api.Integration;
import dev.brazecdi.cli.connection.ClientHandle;
import dev.brazecdi.cli.connection.Connection;
import dev.brazecdi.cli.connection.Integrations;
import dev.brazecdi.cli.connection.Progress;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Grid;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.cli.terminal.LocalTimeOption;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.cli.terminal.TableOrLines;
import dev.brazecdi.cli.terminal.Text;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
public final class IntegrationsCommand implements Callable<Integer> {
  private static final int NAME_WIDTH = 22;

  private final Console console;

  @Mixin private Connection connection = new Connection();

  @Mixin private TableOrLines format = new TableOrLines();

  @Mixin private LocalTimeOption localTime = new LocalTimeOption();

  public IntegrationsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return connection.run(console, this::list);
  }

  private ExitCode list(ClientHandle client, Progress progress) {
    List<Integration> all = client.integrations().all();
    progress.clear();
    if (format.isTable(console)) {
      table(all);
    } else {
      JsonAdapter<Integration> adapter = JsonOutput.adapter(Integration.class);
      all.forEach(one -> console.out().print(adapter.toJson(one) + "\n"));
    }
    return ExitCode.OK;
  }

  private void table(List<Integration> all) {
    Grid<Integration> grid = new Grid<>(console.terminal(), columns(localTime.zone()));
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
            "NAME", NAME_WIDTH, one -> Text.cut(Integrations.Named.of(one).shown(), NAME_WIDTH)),
        RunText.statusColumn("LAST STATUS", one -> text(one.lastJobStatus())),
        Grid.Column.left(
            Text.inZone("LAST RUN", zone), 16, one -> Text.minutes(one.lastJobStartTime(), zone)),
        Grid.Column.left(
            Text.inZone("NEXT RUN", zone), 16, one -> Text.minutes(one.nextScheduledRun(), zone)),
        Grid.Column.left("ID", 36, one -> Printable.line(one.integrationId())),
        Grid.Column.left("TYPE", 12, one -> text(one.integrationType())),
        Grid.Column.left("SOURCE", 12, one -> text(one.warehouseType())),
        Grid.Column.left(
            Text.inZone("SYNCED UP TO", zone), 18, one -> Text.minutes(one.lastUpdatedAt(), zone)));
  }

  private static String text(@Nullable String text) {
    return text == null ? "-" : Printable.line(text);
  }
}

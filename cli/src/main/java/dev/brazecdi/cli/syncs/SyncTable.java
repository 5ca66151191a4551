package dev.brazecdi.cli.syncs;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import dev.brazecdi.cli.terminal.Grid;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.cli.terminal.Terminal;
import dev.brazecdi.cli.terminal.Text;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table that is written row by row, so that the first page of a long list appears at once. */
final class SyncTable implements SyncWriter {
  private final PrintStream out;
  private final Grid<JobSyncStatus> grid;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private boolean begun;

  SyncTable(PrintStream out, Terminal terminal, ZoneId zone) {
    this.out = out;
    this.grid = new Grid<>(terminal, columns(zone));
  }

  private static List<Grid.Column<JobSyncStatus>> columns(ZoneId zone) {
    return List.of(
        Grid.Column.left(
            Text.inZone("STARTED", zone), 19, sync -> Text.seconds(sync.syncStartTime(), zone)),
        RunText.statusColumn("STATUS", sync -> Printable.of(sync.jobStatus().value())),
        Grid.Column.right("TOOK", 7, sync -> Text.duration(SyncRuns.duration(sync))),
        Grid.Column.right("ROWS", 9, sync -> Text.number(sync.rowsSynced())),
        Grid.Column.right("FAILED", 7, sync -> Text.number(sync.rowsFailedWithErrors())),
        Grid.Column.left(
            "SYNCED UP TO", 16, sync -> Text.minutes(sync.lastTimestampSynced(), zone)));
  }

  @Override
  public void write(JobSyncStatus sync) {
    if (!begun) {
      begun = true;
      out.print(grid.header() + "\n");
    }
    counts.merge(Printable.of(sync.jobStatus().value()), 1, Integer::sum);
    out.print(grid.row(sync) + "\n");
  }

  @Override
  public void end(int pages) {
    int syncs = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (syncs == 0) {
      out.print("no syncs\n");
      return;
    }
    String parts =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    out.print(
        "\n"
            + Text.plural(syncs, "sync")
            + " on "
            + Text.plural(pages, "page")
            + ": "
            + parts
            + "\n");
  }
}

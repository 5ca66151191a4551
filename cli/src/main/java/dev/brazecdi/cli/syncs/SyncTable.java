package dev.brazecdi.cli.syncs;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.terminal.Grid;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.cli.terminal.Terminal;
import dev.brazecdi.cli.terminal.Text;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table for people, written row by row: a long walk shows its first page at once. */
public final class SyncTable implements SyncWriter {
  private final PrintStream out;
  private final Grid<JobSyncStatus> grid;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private boolean begun;

  SyncTable(PrintStream out, Terminal terminal, ZoneId zone) {
    this.out = out;
    this.grid = new Grid<>(terminal, columns(zone));
  }

  /** The columns of a table of runs. */
  static List<Grid.Column<JobSyncStatus>> columns(ZoneId zone) {
    return List.of(
        Grid.Column.left(
            Text.inZone("STARTED", zone), 19, sync -> Text.seconds(sync.syncStartTime(), zone)),
        RunText.statusColumn("STATUS", sync -> Printable.of(sync.jobStatus().value())),
        Grid.Column.right("TOOK", 7, sync -> Text.duration(took(sync))),
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
    out.print("\n" + plural(syncs, "sync") + " on " + plural(pages, "page") + ": " + parts + "\n");
  }

  public static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** How long a run took; null if that is not known. */
  public static @Nullable Duration took(JobSyncStatus sync) {
    Instant start = sync.syncStartTime();
    Instant end = sync.syncFinishTime();
    return start == null || end == null ? null : Duration.between(start, end);
  }
}

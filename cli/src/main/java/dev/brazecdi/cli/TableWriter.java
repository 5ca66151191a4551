package dev.brazecdi.cli;

import dev.brazecdi.api.JobSyncStatus;
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
final class TableWriter implements SyncWriter {
  private final PrintStream out;
  private final Grid<JobSyncStatus> grid;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private boolean begun;

  TableWriter(PrintStream out, Terminal terminal, ZoneId zone) {
    this.out = out;
    this.grid = new Grid<>(terminal, columns(zone));
  }

  /** The columns of a table of runs. */
  static List<Grid.Column<JobSyncStatus>> columns(ZoneId zone) {
    return List.of(
        Grid.Column.left(
            Grid.inZone("STARTED", zone), 19, sync -> Grid.seconds(sync.syncStartTime(), zone)),
        Grid.Column.status("STATUS", sync -> Printable.of(sync.jobStatus().value())),
        Grid.Column.right("TOOK", 7, sync -> Grid.duration(took(sync))),
        Grid.Column.right("ROWS", 9, sync -> Grid.number(sync.rowsSynced())),
        Grid.Column.right("FAILED", 7, sync -> Grid.number(sync.rowsFailedWithErrors())),
        Grid.Column.left(
            "SYNCED UP TO", 16, sync -> Grid.minutes(sync.lastTimestampSynced(), zone)));
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

  static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** How long a run took; null if that is not known. */
  static @Nullable Duration took(JobSyncStatus sync) {
    Instant start = sync.syncStartTime();
    Instant end = sync.syncFinishTime();
    return start == null || end == null ? null : Duration.between(start, end);
  }
}

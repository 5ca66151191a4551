package dev.brazecdi.cli.watch;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import dev.brazecdi.cli.syncs.RunText;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Grid;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.cli.terminal.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table that is redrawn in place. */
final class LiveView implements WatchView {
  private static final int NAME_WIDTH = 22;
  private static final int STATUS_WIDTH = 12;
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String ERASE_BELOW = "\u001b[J";

  private final Console console;
  private final Duration pause;
  private int drawn;

  LiveView(Console console, Duration pause) {
    this.console = console;
    this.pause = pause;
  }

  @Override
  public void show(List<Watch.Watched> watched, @Nullable String trouble, Instant now) {
    Grid<Watch.Watched> grid = new Grid<>(console.terminal(), columns(now));
    List<String> lines = new ArrayList<>();
    lines.add(grid.header());
    int room = Math.max(1, console.terminal().height() - 4);
    watched.stream().limit(room).map(grid::row).forEach(lines::add);
    if (watched.size() > room) {
      lines.add("and " + (watched.size() - room) + " more");
    }
    lines.add(footer(trouble, now));
    StringBuilder frame = new StringBuilder(HIDE_CURSOR);
    frame.append(drawn == 0 ? "" : "\r\u001b[" + drawn + "A").append(ERASE_BELOW);
    lines.forEach(line -> frame.append(line).append('\n'));
    console.out().print(frame);
    console.out().flush();
    drawn = lines.size();
  }

  private String footer(@Nullable String trouble, Instant now) {
    String text =
        Text.seconds(now, ZoneOffset.UTC).substring("yyyy-MM-dd ".length())
            + " UTC, every "
            + Text.duration(pause)
            + (trouble == null ? "" : "; " + Printable.line(trouble));
    return Text.cut(text, Math.max(20, console.terminal().width()));
  }

  private static List<Grid.Column<Watch.Watched>> columns(Instant now) {
    return List.of(
        Grid.Column.left(
            "INTEGRATION", NAME_WIDTH, one -> Text.cut(one.integration().shown(), NAME_WIDTH)),
        RunText.statusColumn(
            "STATUS",
            one -> run(one, it -> Text.cut(Printable.line(it.jobStatus().value()), STATUS_WIDTH))),
        Grid.Column.left(
            "STARTED (UTC)",
            16,
            one -> run(one, it -> Text.minutes(it.syncStartTime(), ZoneOffset.UTC))),
        Grid.Column.right("TOOK", 8, one -> run(one, it -> Text.duration(took(it, now)))),
        Grid.Column.right("ROWS", 9, one -> run(one, it -> Text.number(it.rowsSynced()))),
        Grid.Column.right(
            "FAILED", 7, one -> run(one, it -> Text.number(it.rowsFailedWithErrors()))),
        Grid.Column.left(
            "NEXT RUN (UTC)",
            16,
            one ->
                one.listed() == null
                    ? "-"
                    : Text.minutes(one.listed().nextScheduledRun(), ZoneOffset.UTC)));
  }

  private static String run(Watch.Watched one, Function<JobSyncStatus, String> show) {
    return one.run() == null ? "-" : show.apply(one.run());
  }

  /** Returns the duration of a run; of one that is running, until now. */
  private static @Nullable Duration took(JobSyncStatus run, Instant now) {
    return SyncRuns.isRunning(run) && run.syncStartTime() != null && run.syncFinishTime() == null
        ? Duration.between(run.syncStartTime(), now)
        : SyncRuns.duration(run);
  }

  @Override
  public void close() {
    console.out().print(SHOW_CURSOR);
    console.out().flush();
  }
}

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
import org.jspecify.annotations.Nullable;

/** A table that is drawn anew in its place. */
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
            one ->
                one.run() == null
                    ? "-"
                    : Text.cut(Printable.line(one.run().jobStatus().value()), STATUS_WIDTH)),
        Grid.Column.left(
            "STARTED (UTC)",
            16,
            one ->
                Text.minutes(one.run() == null ? null : one.run().syncStartTime(), ZoneOffset.UTC)),
        Grid.Column.right("TOOK", 8, one -> Text.duration(took(one.run(), now))),
        Grid.Column.right(
            "ROWS", 9, one -> Text.number(one.run() == null ? null : one.run().rowsSynced())),
        Grid.Column.right(
            "FAILED",
            7,
            one -> Text.number(one.run() == null ? null : one.run().rowsFailedWithErrors())),
        Grid.Column.left(
            "NEXT RUN (UTC)",
            16,
            one ->
                Text.minutes(
                    one.listed() == null ? null : one.listed().nextScheduledRun(),
                    ZoneOffset.UTC)));
  }

  /** Of a run that is under way, until now. */
  private static @Nullable Duration took(@Nullable JobSyncStatus run, Instant now) {
    if (run == null || SyncRuns.duration(run) != null || run.syncStartTime() == null) {
      return run == null ? null : SyncRuns.duration(run);
    }
    return SyncRuns.isRunning(run) ? Duration.between(run.syncStartTime(), now) : null;
  }

  @Override
  public void close() {
    console.out().print(SHOW_CURSOR);
    console.out().flush();
  }
}

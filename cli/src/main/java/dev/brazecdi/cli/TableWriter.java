package dev.brazecdi.cli;

import dev.brazecdi.api.JobSyncStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table for people, written row by row: a long walk shows its first page at once. As many columns
 * as the terminal is wide enough for.
 */
final class TableWriter implements SyncWriter {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final String GAP = "  ";
  private static final String STATUS = "STATUS";

  private final PrintStream out;
  private final boolean colour;
  private final ZoneId zone;
  private final List<Column> columns;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private boolean begun;

  TableWriter(PrintStream out, Terminal terminal, ZoneId zone) {
    this.out = out;
    this.colour = terminal.stdout() && terminal.colour();
    this.zone = zone;
    this.columns = fitting(terminal.stdout() ? terminal.width() : Integer.MAX_VALUE);
  }

  private List<Column> fitting(int width) {
    List<Column> all =
        List.of(
            new Column(
                zone.equals(ZoneOffset.UTC) ? "STARTED (UTC)" : "STARTED (local)",
                19,
                false,
                sync -> time(sync.syncStartTime(), SECONDS)),
            new Column(STATUS, 12, false, sync -> Printable.of(sync.jobStatus().value())),
            new Column("TOOK", 7, true, TableWriter::took),
            new Column("ROWS", 9, true, sync -> number(sync.rowsSynced())),
            new Column("FAILED", 7, true, sync -> number(sync.rowsFailedWithErrors())),
            new Column(
                "SYNCED UP TO", 16, false, sync -> time(sync.lastTimestampSynced(), MINUTES)));
    List<Column> fitting = new ArrayList<>();
    int used = 0;
    for (Column column : all) {
      int needed = column.width + (fitting.isEmpty() ? 0 : GAP.length());
      if (used + needed > width && fitting.size() >= 2) {
        break;
      }
      used += needed;
      fitting.add(column);
    }
    return fitting;
  }

  @Override
  public void write(JobSyncStatus sync) {
    begin();
    counts.merge(Printable.of(sync.jobStatus().value()), 1, Integer::sum);
    String row =
        columns.stream()
            .map(column -> column.cell(sync, colour))
            .collect(Collectors.joining(GAP))
            .stripTrailing();
    out.print(row + "\n");
  }

  private void begin() {
    if (begun) {
      return;
    }
    begun = true;
    String header =
        columns.stream()
            .map(column -> column.cell(column.title))
            .collect(Collectors.joining(GAP))
            .stripTrailing();
    out.print((colour ? "\u001b[1m" + header + "\u001b[0m" : header) + "\n");
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

  private static String colourOf(JobSyncStatus sync) {
    return switch (sync.jobStatus().known()) {
      case SUCCESS -> "32";
      case ERROR, CONFIG_ERROR -> "31";
      case RUNNING -> "36";
      default -> "33";
    };
  }

  private String time(@Nullable Instant time, DateTimeFormatter format) {
    return time == null ? "-" : format.format(time.atZone(zone));
  }

  private static String took(JobSyncStatus sync) {
    Instant start = sync.syncStartTime();
    Instant end = sync.syncFinishTime();
    return start == null || end == null ? "-" : inWords(Duration.between(start, end));
  }

  /** A duration in its two largest units. */
  static String inWords(Duration duration) {
    if (duration.isNegative()) {
      return "-" + inWords(duration.negated());
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + "h " + duration.toMinutesPart() + "m";
    }
    return duration.toMinutes() > 0
        ? duration.toMinutes() + "m " + duration.toSecondsPart() + "s"
        : duration.toSeconds() + "s";
  }

  private static String number(@Nullable Long number) {
    return number == null ? "-" : number.toString();
  }

  /** A column of the table. */
  private record Column(
      String title, int width, boolean right, Function<JobSyncStatus, String> value) {
    /** A status is coloured, the blanks beside it are not. */
    String cell(JobSyncStatus sync, boolean colour) {
      String text = value.apply(sync);
      String cell = cell(text);
      return colour && title.equals(STATUS)
          ? "\u001b[" + colourOf(sync) + "m" + text + "\u001b[0m" + cell.substring(text.length())
          : cell;
    }

    String cell(String text) {
      String space = " ".repeat(Math.max(0, width - text.length()));
      return right ? space + text : text + space;
    }
  }
}

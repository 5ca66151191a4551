package dev.brazecdi.cli;

import dev.brazecdi.api.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table for people, as many as the terminal is wide enough for. Rows are lines of
 * their own, so that a table can be written while its data comes.
 */
final class Grid<T> {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final String GAP = "  ";
  private static final int FEWEST = 2;

  private final List<Column<T>> columns;
  private final boolean colour;

  /**
   * A table.
   *
   * @param all its columns, the more important first
   */
  Grid(Terminal terminal, List<Column<T>> all) {
    this.colour = terminal.stdout() && terminal.colour();
    this.columns = fitting(all, terminal.stdout() ? terminal.width() : Integer.MAX_VALUE);
  }

  private static <T> List<Column<T>> fitting(List<Column<T>> all, int width) {
    List<Column<T>> fitting = new ArrayList<>();
    int used = 0;
    for (Column<T> column : all) {
      int needed = column.width + (fitting.isEmpty() ? 0 : GAP.length());
      if (used + needed > width && fitting.size() >= FEWEST) {
        break;
      }
      used += needed;
      fitting.add(column);
    }
    return fitting;
  }

  /** The line with the titles. */
  String header() {
    String header =
        columns.stream()
            .map(column -> column.padded(column.title))
            .collect(Collectors.joining(GAP))
            .stripTrailing();
    return colour ? "\u001b[1m" + header + "\u001b[0m" : header;
  }

  /** A line. */
  String row(T item) {
    return columns.stream()
        .map(column -> column.cell(item, colour))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  static String seconds(@Nullable Instant time, ZoneId zone) {
    return time == null ? "-" : SECONDS.format(time.atZone(zone));
  }

  static String minutes(@Nullable Instant time, ZoneId zone) {
    return time == null ? "-" : MINUTES.format(time.atZone(zone));
  }

  /** A text that is no longer than that. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 2) + "..";
  }

  /** A title for times of that zone. */
  static String inZone(String title, ZoneId zone) {
    return title + (zone.equals(ZoneOffset.UTC) ? " (UTC)" : " (local)");
  }

  static String number(@Nullable Long number) {
    return number == null ? "-" : number.toString();
  }

  /** A duration in its two largest units. */
  static String duration(@Nullable Duration duration) {
    if (duration == null) {
      return "-";
    }
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    if (duration.toDays() > 1) {
      return duration.toDays() + "d " + duration.toHoursPart() + "h";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + "h " + duration.toMinutesPart() + "m";
    }
    return duration.toMinutes() > 0
        ? duration.toMinutes() + "m " + duration.toSecondsPart() + "s"
        : duration.toSeconds() + "s";
  }

  /** The colour of a status, as terminals number them. */
  static String colourOf(String status) {
    return switch (JobStatus.of(status).known()) {
      case SUCCESS -> "32";
      case ERROR, CONFIG_ERROR -> "31";
      case RUNNING -> "36";
      default -> "33";
    };
  }

  /**
   * A column.
   *
   * @param width how wide it is; what is longer pushes the others aside
   * @param right whether its cells stand at its right
   * @param value what it shows of an item
   * @param colour the number of a cell's colour, as terminals number them; null for none
   */
  record Column<T>(
      String title,
      int width,
      boolean right,
      Function<T, String> value,
      @Nullable Function<T, @Nullable String> colour) {
    static <T> Column<T> left(String title, int width, Function<T, String> value) {
      return new Column<>(title, width, false, value, null);
    }

    static <T> Column<T> right(String title, int width, Function<T, String> value) {
      return new Column<>(title, width, true, value, null);
    }

    /** A column of statuses, in their colours. */
    static <T> Column<T> status(String title, Function<T, String> value) {
      return new Column<>(title, 12, false, value, item -> colourOf(value.apply(item)));
    }

    /** A value is coloured, the blanks beside it are not. */
    String cell(T item, boolean coloured) {
      String text = value.apply(item);
      String number = coloured && colour != null ? colour.apply(item) : null;
      String space = " ".repeat(Math.max(0, width - text.length()));
      String shown = number == null ? text : "\u001b[" + number + "m" + text + "\u001b[0m";
      return right ? space + shown : shown + space;
    }

    String padded(String text) {
      String space = " ".repeat(Math.max(0, width - text.length()));
      return right ? space + text : text + space;
    }
  }
}

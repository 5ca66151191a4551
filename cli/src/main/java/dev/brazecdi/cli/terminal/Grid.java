package dev.brazecdi.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table for people, with as many columns as the terminal is wide enough for. Rows are independent
 * lines, so a table can be written while its data arrives.
 */
public final class Grid<T> {
  private static final String GAP = "  ";
  private static final int FEWEST = 2;

  private final List<Column<T>> columns;
  private final boolean colour;

  /**
   * Creates a table.
   *
   * @param all its columns, the more important first
   */
  public Grid(Terminal terminal, List<Column<T>> all) {
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

  /** Returns the line with the titles. */
  public String header() {
    String header =
        columns.stream()
            .map(column -> column.aligned(column.title, column.title))
            .collect(Collectors.joining(GAP))
            .stripTrailing();
    return colour ? "\u001b[1m" + header + "\u001b[0m" : header;
  }

  /** Returns the line of an item. */
  public String row(T item) {
    return columns.stream()
        .map(column -> column.cell(item, colour))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  /**
   * A column.
   *
   * @param width its width; a longer cell moves the following ones to the right
   * @param right whether its cells are aligned to the right
   * @param value the text of a cell
   * @param colour the ANSI code of a cell's colour; null for none
   */
  public record Column<T>(
      String title,
      int width,
      boolean right,
      Function<T, String> value,
      @Nullable Function<T, @Nullable String> colour) {
    public static <T> Column<T> left(String title, int width, Function<T, String> value) {
      return new Column<>(title, width, false, value, null);
    }

    public static <T> Column<T> right(String title, int width, Function<T, String> value) {
      return new Column<>(title, width, true, value, null);
    }

    private String cell(T item, boolean coloured) {
      String text = value.apply(item);
      String code = coloured && colour != null ? colour.apply(item) : null;
      return aligned(text, code == null ? text : "\u001b[" + code + "m" + text + "\u001b[0m");
    }

    /** Pads a text to the width of the column; the padding of a coloured one has no colour. */
    private String aligned(String text, String shown) {
      String space = " ".repeat(Math.max(0, width - text.length()));
      return right ? space + shown : shown + space;
    }
  }
}

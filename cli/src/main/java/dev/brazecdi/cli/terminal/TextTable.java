package dev.brazecdi.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** A table whose cells are broken into lines, so that it is as wide as it may be. */
public final class TextTable {
  private static final String GAP = "  ";
  private static final int NARROWEST = 12;

  private final int[] widths;

  /**
   * A table.
   *
   * @param width how wide it may be
   * @param fixed the width of each column; those with 0 share what is left
   */
  public TextTable(int width, int... fixed) {
    int left = width - GAP.length() * (fixed.length - 1);
    int sharing = 0;
    for (int column : fixed) {
      left -= column;
      sharing += column == 0 ? 1 : 0;
    }
    widths = fixed.clone();
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] == 0) {
        widths[i] = Math.max(NARROWEST, left / Math.max(1, sharing));
      }
    }
  }

  /** The lines of a row. */
  public List<String> row(String... cells) {
    List<List<String>> columns = new ArrayList<>();
    int height = 0;
    for (int i = 0; i < cells.length; i++) {
      List<String> lines = broken(cells[i], widths[i]);
      columns.add(lines);
      height = Math.max(height, lines.size());
    }
    List<String> rows = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        String cell = line < columns.get(i).size() ? columns.get(i).get(line) : "";
        row.append(i == 0 ? "" : GAP).append(cell);
        row.append(" ".repeat(Math.max(0, widths[i] - cell.length())));
      }
      rows.add(row.toString().stripTrailing());
    }
    return rows;
  }

  private static List<String> broken(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String whole : text.split(" ", -1)) {
      String word = whole;
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (word.length() > width) {
        lines.add(word.substring(0, width));
        word = word.substring(width);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}

package dev.brazecdi.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.benchmarks.regress.Contest.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Something a table is to show.
 *
 * @param text what, for people
 * @param columns where it is to hold
 * @param judge says how a column stands to it
 */
record Goal(String text, List<String> columns, Judge judge) {
  Goal {
    columns = List.copyOf(columns);
  }

  /** One takes no more than so many times the other's time. */
  static Goal atMost(double factor, String one, String other, List<String> columns) {
    return new Goal(
        format("%s ≤ %s × %s", one, factor, other),
        columns,
        column -> {
          double ratio = column.of(one).ratio() / column.of(other).ratio();
          return new Finding(format("× %.2f", ratio), ratio <= factor);
        });
  }

  /** One is at least so many times as fast as the other. */
  static Goal faster(double factor, String one, String other, List<String> columns) {
    return new Goal(
        format("%s ≥ %s × as fast as %s", one, factor, other),
        columns,
        column -> {
          double ratio = column.of(other).ratio() / column.of(one).ratio();
          return new Finding(format("× %.1f", ratio), ratio >= factor);
        });
  }

  /** One allocates no more than so many bytes above what the other does. */
  static Goal bytesAbove(double bytes, String one, String other, List<String> columns) {
    return new Goal(
        format("%s ≤ the bytes of %s + %,.0f", one, other, bytes),
        columns,
        column -> {
          double above = column.of(one).bytes() - column.of(other).bytes();
          return new Finding(format("%+,.0f B", above), above < bytes + 0.5);
        });
  }

  /** One allocates no more than so many bytes. */
  static Goal bytes(double bytes, String one, List<String> columns) {
    return new Goal(
        format("%s ≤ %,.0f bytes", one, bytes),
        columns,
        column -> {
          double allocated = column.of(one).bytes();
          return new Finding(format("%,.0f B", allocated), allocated < bytes + 0.5);
        });
  }

  /** One allocates fewer bytes than any that is chosen. */
  static Goal fewestBytes(
      String one, Predicate<String> others, String description, List<String> columns) {
    return new Goal(
        format("%s allocates less than %s", one, description),
        columns,
        column -> {
          double least =
              column.standings().values().stream()
                  .filter(standing -> others.test(standing.name()))
                  .mapToDouble(Standing::bytes)
                  .min()
                  .orElseThrow();
          double allocated = column.of(one).bytes();
          return new Finding(format("%,.0f < %,.0f B", allocated, least), allocated < least);
        });
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /**
   * What was measured with one value of the parameter.
   *
   * @param standings by the entry's name; without those whose answer was wrong
   */
  record Column(Map<String, Standing> standings) {
    Standing of(String name) {
      return requireNonNull(standings.get(name), name);
    }
  }

  /** Judges one column. */
  @FunctionalInterface
  interface Judge {
    Finding of(Column column);
  }

  /**
   * What was found.
   *
   * @param measured the figure
   * @param met whether it is good enough
   */
  record Finding(String measured, boolean met) {}
}

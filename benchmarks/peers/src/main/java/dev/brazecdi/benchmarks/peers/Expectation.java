package dev.brazecdi.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.benchmarks.regress.Contest.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An expected relation between the entries of a table.
 *
 * @param text a description
 * @param columns the columns in which it should hold
 * @param judge verifies it for one column
 */
record Expectation(String text, List<String> columns, Judge judge) {
  Expectation {
    columns = List.copyOf(columns);
  }

  /** Expects that one takes at most {@code factor} times as long as the other. */
  static Expectation atMost(double factor, String one, String other, List<String> columns) {
    return new Expectation(
        format("%s ≤ %s × %s", one, factor, other),
        columns,
        column -> {
          double ratio = column.of(one).ratio() / column.of(other).ratio();
          return new Finding(format("× %.2f", ratio), ratio <= factor);
        });
  }

  /** Expects that one is at least {@code factor} times as fast as the other. */
  static Expectation faster(double factor, String one, String other, List<String> columns) {
    return new Expectation(
        format("%s ≥ %s × as fast as %s", one, factor, other),
        columns,
        column -> {
          double ratio = column.of(other).ratio() / column.of(one).ratio();
          return new Finding(format("× %.1f", ratio), ratio >= factor);
        });
  }

  /** Expects that one allocates at most {@code bytes} more than the other. */
  static Expectation bytesAbove(double bytes, String one, String other, List<String> columns) {
    return new Expectation(
        format("%s ≤ the bytes of %s + %,.0f", one, other, bytes),
        columns,
        column -> {
          double above = column.of(one).bytes() - column.of(other).bytes();
          return new Finding(format("%+,.0f B", above), above < bytes + 0.5);
        });
  }

  /** Expects that one allocates at most {@code bytes}. */
  static Expectation bytes(double bytes, String one, List<String> columns) {
    return new Expectation(
        format("%s ≤ %,.0f bytes", one, bytes),
        columns,
        column -> {
          double allocated = column.of(one).bytes();
          return new Finding(format("%,.0f B", allocated), allocated < bytes + 0.5);
        });
  }

  /** Expects that one allocates fewer bytes than each of the others. */
  static Expectation fewestBytes(
      String one, Predicate<String> others, String description, List<String> columns) {
    return new Expectation(
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
   * The results for one value of the parameter.
   *
   * @param standings by the entry's name, without entries that gave a wrong result
   */
  record Column(Map<String, Standing> standings) {
    Standing of(String name) {
      return requireNonNull(standings.get(name), name);
    }
  }

  /** Verifies an expectation for one column. */
  @FunctionalInterface
  interface Judge {
    Finding of(Column column);
  }

  /**
   * The result of verifying an expectation.
   *
   * @param measured the figure
   * @param met whether the figure meets the expectation
   */
  record Finding(String measured, boolean met) {}
}

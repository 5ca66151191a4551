package dev.brazecdi.cli;

import org.jspecify.annotations.Nullable;

/** A table for people, or what programs read; as they are written on the command line. */
enum Format {
  table,
  ndjson;

  /** The one that was given; a table on a terminal, and for programs the other, if none was. */
  static Format orUsual(@Nullable Format given, Console console, Format forPrograms) {
    if (given != null) {
      return given;
    }
    return console.terminal().stdout() ? table : forPrograms;
  }
}

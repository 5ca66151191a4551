package dev.brazecdi.cli.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the format of commands that list records. */
public final class TableOrLines {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Formats.class,
      completionCandidates = Formats.class,
      description =
          "${COMPLETION-CANDIDATES}: a table for people, one JSON object a line for programs."
              + " Default: table on a terminal, ndjson in a pipe.")
  private @Nullable Format format;

  /** Returns the format that was given; null if it was not. */
  public @Nullable Format given() {
    return format;
  }

  public boolean isTable(Console console) {
    return Format.orDefault(format, console, Format.TABLE, Format.NDJSON) == Format.TABLE;
  }

  /** The formats to choose from. */
  static final class Formats extends Format.Formats {
    Formats() {
      super(Format.TABLE, Format.NDJSON);
    }
  }
}

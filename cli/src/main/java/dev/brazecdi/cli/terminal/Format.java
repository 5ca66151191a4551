package dev.brazecdi.cli.terminal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats of output. Each command accepts some of them, in a {@link Choice}. */
public enum Format {
  /** A table for people. */
  TABLE,
  /** Lines for people. */
  TEXT,
  /** One JSON object. */
  JSON,
  /** One JSON object per line. */
  NDJSON,
  CSV,
  /** A JUnit report. */
  JUNIT,
  /** Metrics for Prometheus. */
  OPENMETRICS;

  /** The formats of a command. */
  public abstract static class Formats extends Choice<Format> {
    protected Formats(Format... formats) {
      super(List.of(formats));
    }
  }

  /** Returns the format that was given, or the default: one on a terminal, another in a pipe. */
  public static Format orDefault(
      @Nullable Format given, Console console, Format onTerminal, Format inPipe) {
    if (given != null) {
      return given;
    }
    return console.terminal().stdout() ? onTerminal : inPipe;
  }
}

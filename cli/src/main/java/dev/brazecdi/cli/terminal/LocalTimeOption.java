package dev.brazecdi.cli.terminal;

import java.time.ZoneId;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** The option for times in the local zone. */
public final class LocalTimeOption {
  @Option(
      names = "--local-time",
      description = "Show the times of tables in the local zone, not in UTC.")
  private boolean localTime;

  public boolean isSet() {
    return localTime;
  }

  /** Returns the zone of the times to show. */
  public ZoneId zone() {
    return localTime ? ZoneId.systemDefault() : ZoneOffset.UTC;
  }
}

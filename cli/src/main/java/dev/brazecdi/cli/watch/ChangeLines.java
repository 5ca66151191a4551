package dev.brazecdi.cli.watch;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.syncs.RunText;
import dev.brazecdi.cli.terminal.Console;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a line for each integration first, then for each change. */
final class ChangeLines implements WatchView {
  private final Console console;
  private final Map<String, JobSyncStatus> shown = new HashMap<>();
  private String lastTrouble = "";

  ChangeLines(Console console) {
    this.console = console;
  }

  @Override
  public void show(List<Watch.Watched> watched, @Nullable String trouble, Instant now) {
    for (Watch.Watched one : watched) {
      JobSyncStatus run = one.run();
      if (run != null && !run.equals(shown.put(one.integration().id(), run))) {
        Instant start = run.syncStartTime();
        String from =
            start == null ? "an unknown time" : start.truncatedTo(ChronoUnit.SECONDS).toString();
        String line = one.integration().shown() + ": the run from " + from + " is ";
        console
            .out()
            .print(now.truncatedTo(ChronoUnit.SECONDS) + " " + line + RunText.line(run) + "\n");
      }
    }
    if (trouble != null && !trouble.equals(lastTrouble)) {
      console.report(trouble + "; trying again");
    }
    lastTrouble = trouble == null ? "" : trouble;
  }

  @Override
  public void close() {}
}

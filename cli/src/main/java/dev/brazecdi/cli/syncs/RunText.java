package dev.brazecdi.cli.syncs;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Grid;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.cli.terminal.Text;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.function.Function;

/** Shows runs: in a line, as a coloured status, as the exit code of a command. */
public final class RunText {
  private RunText() {}

  /** Returns the status, the duration and the rows of a run. */
  public static String line(JobSyncStatus run) {
    StringJoiner words = new StringJoiner(", ");
    words.add(Printable.line(run.jobStatus().value()));
    Duration took = SyncRuns.duration(run);
    if (took != null) {
      words.add("took " + Text.duration(took));
    }
    if (run.rowsSynced() != null && run.syncFinishTime() != null) {
      words.add(run.rowsSynced() + " rows");
    }
    if (run.rowsFailedWithErrors() != null && run.rowsFailedWithErrors() > 0) {
      words.add(run.rowsFailedWithErrors() + " failed");
    }
    return words.toString();
  }

  /** Returns a column of statuses in their colours. */
  public static <T> Grid.Column<T> statusColumn(String title, Function<T, String> value) {
    return new Grid.Column<>(title, 12, false, value, item -> colourOf(value.apply(item)));
  }

  private static String colourOf(String status) {
    return switch (JobStatus.of(status).known()) {
      case SUCCESS -> "32";
      case ERROR, CONFIG_ERROR -> "31";
      case RUNNING -> "36";
      default -> "33";
    };
  }

  /** Returns the exit code of a command that has waited for a run. */
  public static ExitCode exitCode(JobSyncStatus run) {
    return switch (SyncRuns.outcome(run)) {
      case SUCCESS, RUNNING -> ExitCode.OK;
      case PARTIAL -> ExitCode.WARNING;
      case ERROR, CONFIG_ERROR -> ExitCode.CRITICAL;
      case UNKNOWN -> ExitCode.COULD_NOT_TELL;
    };
  }
}

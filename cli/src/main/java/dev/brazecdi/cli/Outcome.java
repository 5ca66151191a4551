package dev.brazecdi.cli;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import java.util.StringJoiner;

/** How a run stands, in a line, and what a command that waited for it ends with. */
final class Outcome {
  private Outcome() {}

  /** Its status, how long it took, and its rows. */
  static String inWords(JobSyncStatus run) {
    StringJoiner words = new StringJoiner(", ");
    words.add(Printable.line(run.jobStatus().value()));
    if (TableWriter.took(run) != null) {
      words.add("took " + Grid.duration(TableWriter.took(run)));
    }
    if (run.rowsSynced() != null && run.syncFinishTime() != null) {
      words.add(run.rowsSynced() + " rows");
    }
    if (run.rowsFailedWithErrors() != null && run.rowsFailedWithErrors() > 0) {
      words.add(run.rowsFailedWithErrors() + " failed");
    }
    return words.toString();
  }

  static boolean isRunning(JobSyncStatus run) {
    return run.jobStatus().equals(JobStatus.RUNNING);
  }

  /** A status that nobody knows has ended if the run has a finish time. */
  static boolean hasEnded(JobSyncStatus run) {
    boolean unknown = run.jobStatus().known() == JobStatus.Known.UNKNOWN;
    return run.jobStatus().isTerminal() || (unknown && run.syncFinishTime() != null);
  }

  /** What a command ends with that has waited for this run. */
  static ExitCode code(JobSyncStatus run) {
    return switch (run.jobStatus().known()) {
      case SUCCESS, RUNNING -> ExitCode.OK;
      case PARTIAL -> ExitCode.WARNING;
      case ERROR, CONFIG_ERROR -> ExitCode.CRITICAL;
      case UNKNOWN -> ExitCode.COULD_NOT_TELL;
    };
  }
}

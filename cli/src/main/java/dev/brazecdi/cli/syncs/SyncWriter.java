package dev.brazecdi.cli.syncs;

import com.squareup.moshi.JsonAdapter;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.terminal.JsonOutput;
import java.io.PrintStream;

/** Writes sync runs in a format. */
@FunctionalInterface
interface SyncWriter {
  /** Writes a run. */
  void write(JobSyncStatus run);

  /**
   * Writes what follows the last run.
   *
   * @param pages how many pages were read
   */
  default void end(int pages) {}

  /** Returns a writer of one JSON object per line, with the API's names and nulls. */
  static SyncWriter ndjson(PrintStream out) {
    JsonAdapter<JobSyncStatus> adapter = JsonOutput.adapter(JobSyncStatus.class);
    return run -> out.print(adapter.toJson(run) + "\n");
  }
}

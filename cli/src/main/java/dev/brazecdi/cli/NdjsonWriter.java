package dev.brazecdi.cli;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.JobSyncStatus;
import java.io.PrintStream;

/**
 * One JSON object a line, with the API's names; nulls are written, so every line has the same
 * fields.
 */
final class NdjsonWriter implements SyncWriter {
  private final PrintStream out;
  private final JsonAdapter<JobSyncStatus> adapter =
      new Moshi.Builder()
          .add(ApiJsonAdapters.FACTORY)
          .build()
          .adapter(JobSyncStatus.class)
          .serializeNulls();

  NdjsonWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(JobSyncStatus sync) {
    out.print(adapter.toJson(sync) + "\n");
  }

  @Override
  public void end(int pages) {}
}

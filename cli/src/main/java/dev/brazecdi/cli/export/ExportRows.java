package dev.brazecdi.cli.export;

import com.squareup.moshi.JsonAdapter;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.cli.terminal.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a run as a row of an export, in one of the formats. */
interface ExportRows {
  /** What stands before the first row; null for nothing. */
  @Nullable String head();

  /** A row, without the line break. */
  String row(String integrationId, JobSyncStatus run);

  /** One JSON object a line: the API's fields after the integration's id. */
  static ExportRows ndjson() {
    JsonAdapter<JobSyncStatus> adapter = JsonOutput.adapter(JobSyncStatus.class);
    return new ExportRows() {
      @Override
      public @Nullable String head() {
        return null;
      }

      @Override
      public String row(String integrationId, JobSyncStatus run) {
        return JsonOutput.object(
            json -> {
              json.name("integration_id").value(integrationId);
              int token = json.beginFlatten();
              adapter.toJson(json, run);
              json.endFlatten(token);
            });
      }
    };
  }

  /**
   * Values between commas by RFC 4180, but for line feeds alone at the ends of lines; fields that
   * are not documented stand as JSON in the last column.
   *
   * @param shown whether it goes to a terminal, which texts of others could steer
   */
  static ExportRows csv(boolean shown) {
    JsonAdapter<Object> json = JsonOutput.adapter(Object.class);
    return new ExportRows() {
      @Override
      public String head() {
        return "integration_id,job_status,sync_start_time,sync_finish_time,last_timestamp_synced,"
            + "rows_synced,rows_failed_with_errors,other_fields";
      }

      @Override
      public String row(String integrationId, JobSyncStatus run) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(integrationId);
        values.add(run.jobStatus().value());
        values.add(run.syncStartTime());
        values.add(run.syncFinishTime());
        values.add(run.lastTimestampSynced());
        values.add(run.rowsSynced());
        values.add(run.rowsFailedWithErrors());
        values.add(
            run.additionalProperties().isEmpty() ? null : json.toJson(run.additionalProperties()));
        StringBuilder row = new StringBuilder();
        for (Object value : values) {
          row.append(row.isEmpty() ? "" : ",").append(quoted(value));
        }
        return shown ? Printable.line(row.toString()) : row.toString();
      }
    };
  }

  private static String quoted(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return text.matches("[^,\"\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}

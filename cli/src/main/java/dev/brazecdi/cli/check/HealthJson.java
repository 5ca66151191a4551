package dev.brazecdi.cli.check;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonWriter;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.connection.ClientHandle;
import dev.brazecdi.cli.terminal.Choice;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.health.Finding;
import dev.brazecdi.health.HealthReport;
import dev.brazecdi.health.Severity;
import dev.brazecdi.health.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object. */
final class HealthJson implements HealthWriter {
  private final PrintStream out;
  private final ClientHandle client;
  private final JsonAdapter<JobSyncStatus> runs = JsonOutput.adapter(JobSyncStatus.class);

  HealthJson(PrintStream out, ClientHandle client) {
    this.out = out;
    this.client = client;
  }

  @Override
  public void writeFailure(Instant checkedAt, String message) {
    out.print(
        JsonOutput.object(
                json -> {
                  json.name("checked_at").value(checkedAt.toString());
                  json.name("severity").value(Choice.word(Severity.UNKNOWN));
                  json.name("error").value(message);
                  json.name("integrations").beginArray().endArray();
                })
            + "\n");
  }

  @Override
  public void write(HealthReport report) {
    out.print(
        JsonOutput.object(
                json -> {
                  json.name("checked_at").value(report.checkedAt().toString());
                  // A report without integrations is written only if that is allowed.
                  Severity severity = report.verdicts().isEmpty() ? Severity.OK : report.severity();
                  json.name("severity").value(Choice.word(severity));
                  json.name("integrations").beginArray();
                  for (Verdict verdict : report.verdicts()) {
                    write(json, verdict);
                  }
                  json.endArray();
                })
            + "\n");
  }

  private void write(JsonWriter json, Verdict verdict) throws IOException {
    json.beginObject();
    json.name("integration_id").value(verdict.integration().integrationId());
    json.name("integration_name").value(verdict.integration().integrationName());
    json.name("severity").value(Choice.word(verdict.severity()));
    json.name("findings").beginArray();
    for (Finding finding : verdict.findings()) {
      json.beginObject();
      json.name("severity").value(Choice.word(finding.severity()));
      json.name("reason").value(finding.reason().word());
      json.name("message").value(finding.message());
      json.endObject();
    }
    json.endArray();
    json.name("last_run");
    runs.toJson(json, verdict.lastRun());
    json.name("row_errors_kept_until").value(text(verdict.rowErrorsKeptUntil()));
    json.name("dashboard_url").value(client.page(verdict.integration().integrationId()));
    json.endObject();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}

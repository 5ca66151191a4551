package dev.brazecdi.cli;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.retrofit.health.Finding;
import dev.brazecdi.retrofit.health.HealthReport;
import dev.brazecdi.retrofit.health.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One JSON object. */
final class HealthJson implements HealthWriter {
  private final PrintStream out;
  private final Service service;
  private final JsonAdapter<JobSyncStatus> runs =
      new Moshi.Builder()
          .add(ApiJsonAdapters.FACTORY)
          .build()
          .adapter(JobSyncStatus.class)
          .serializeNulls();

  HealthJson(PrintStream out, Service service) {
    this.out = out;
    this.service = service;
  }

  @Override
  public void write(HealthReport report) {
    out.print(
        Json.object(
                json -> {
                  json.name("checked_at").value(report.checkedAt().toString());
                  json.name("severity").value(word(report.severity()));
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
    json.name("severity").value(word(verdict.severity()));
    json.name("findings").beginArray();
    for (Finding finding : verdict.findings()) {
      json.beginObject();
      json.name("severity").value(word(finding.severity()));
      json.name("reason").value(finding.reason().word());
      json.name("message").value(finding.message());
      json.endObject();
    }
    json.endArray();
    json.name("last_run");
    runs.toJson(json, verdict.lastRun());
    json.name("row_errors_kept_until").value(text(verdict.rowErrorsKeptUntil()));
    json.name("dashboard_url").value(service.page(verdict.integration().integrationId()));
    json.endObject();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static String word(Enum<?> severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}

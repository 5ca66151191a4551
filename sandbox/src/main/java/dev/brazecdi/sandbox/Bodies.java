package dev.brazecdi.sandbox;

import com.squareup.moshi.JsonWriter;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Writes the API's JSON by its documentation, not by the client's models. */
final class Bodies {
  private Bodies() {}

  static String message(String message) {
    return write(
        json -> {
          json.beginObject();
          json.name("message").value(message);
          json.endObject();
        });
  }

  static String invalidCursor(String cursor) {
    return write(
        json -> {
          json.beginObject();
          json.name("message").value("Invalid cursor");
          json.name("errors").beginArray().beginObject();
          json.name("id").value("invalid-cursor");
          json.name("message").value("'cursor' is not valid");
          json.name("parameters").beginArray().value("cursor").endArray();
          json.name("parameter_values").beginArray().value(cursor).endArray();
          json.endObject().endArray();
          json.endObject();
        });
  }

  static String syncStatuses(List<Run> runs, Instant now) {
    return results(
        json -> {
          for (Run run : runs) {
            JobSyncStatus status = run.at(now);
            json.beginObject();
            json.name("job_status").value(status.jobStatus().value());
            json.name("sync_start_time").value(text(status.syncStartTime()));
            json.name("sync_finish_time").value(text(status.syncFinishTime()));
            json.name("last_timestamp_synced").value(text(status.lastTimestampSynced()));
            json.name("rows_synced").value(status.rowsSynced());
            json.name("rows_failed_with_errors").value(status.rowsFailedWithErrors());
            for (Map.Entry<String, @Nullable Object> other :
                status.additionalProperties().entrySet()) {
              json.name(other.getKey()).jsonValue(other.getValue());
            }
            json.endObject();
          }
        });
  }

  static String integrations(List<FakeIntegration> integrations, Instant now) {
    return results(
        json -> {
          for (FakeIntegration integration : integrations) {
            Integration given = integration.given(now);
            if (given != null) {
              write(json, given);
              continue;
            }
            List<Run> runs = integration.runs(now);
            JobSyncStatus last = runs.isEmpty() ? null : runs.get(0).at(now);
            json.beginObject();
            json.name("integration_id").value(integration.id());
            json.name("app_group_id").value("5f3a1c2b4d5e6f7a8b9c0d1e");
            json.name("integration_name").value(integration.name());
            json.name("integration_type").value("attributes");
            json.name("integration_status").value("active");
            json.name("contact_emails").value("data-team@example.com");
            json.name("last_updated_at").value(watermark(runs, now));
            json.name("warehouse_type").value("snowflake");
            json.name("last_job_start_time")
                .value(last == null ? null : text(last.syncStartTime()));
            json.name("last_job_status").value(last == null ? null : last.jobStatus().value());
            json.name("next_scheduled_run").value(nextRun(last, now));
            json.endObject();
          }
        });
  }

  private static void write(JsonWriter json, Integration given) throws IOException {
    json.beginObject();
    json.name("integration_id").value(given.integrationId());
    json.name("app_group_id").value(given.appGroupId());
    json.name("integration_name").value(given.integrationName());
    json.name("integration_type").value(given.integrationType());
    json.name("integration_status").value(given.integrationStatus());
    json.name("contact_emails").value(given.contactEmails());
    json.name("last_updated_at").value(text(given.lastUpdatedAt()));
    json.name("warehouse_type").value(given.warehouseType());
    json.name("last_job_start_time").value(text(given.lastJobStartTime()));
    json.name("last_job_status").value(given.lastJobStatus());
    json.name("next_scheduled_run").value(text(given.nextScheduledRun()));
    for (Map.Entry<String, @Nullable Object> other : given.additionalProperties().entrySet()) {
      json.name(other.getKey()).jsonValue(other.getValue());
    }
    json.endObject();
  }

  private static @Nullable String watermark(List<Run> runs, Instant now) {
    return runs.stream()
        .filter(run -> !run.isRunning(now))
        .findFirst()
        .map(run -> text(run.at(now).lastTimestampSynced()))
        .orElse(null);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  /** The next full quarter of an hour: never in the past. */
  private static @Nullable String nextRun(@Nullable JobSyncStatus last, Instant now) {
    long quarter = Duration.ofMinutes(15).toSeconds();
    return last == null
        ? null
        : Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), quarter) + 1) * quarter)
            .toString();
  }

  private static String results(JsonPart items) {
    return write(
        json -> {
          json.beginObject();
          json.name("results").beginArray();
          items.write(json);
          json.endArray();
          json.name("message").value("success");
          json.endObject();
        });
  }

  private static String write(JsonPart part) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.setSerializeNulls(true);
      part.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a buffer does not fail
    }
    return buffer.readUtf8();
  }

  @FunctionalInterface
  private interface JsonPart {
    void write(JsonWriter json) throws IOException;
  }
}

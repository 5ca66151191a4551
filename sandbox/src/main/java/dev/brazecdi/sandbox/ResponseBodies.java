package dev.brazecdi.sandbox;

import com.squareup.moshi.JsonWriter;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Writes the API's JSON from its documentation, not with the client's adapters. */
final class ResponseBodies {
  private ResponseBodies() {}

  static String message(String message) {
    return write(
        json -> {
          json.beginObject();
          json.name("message").value(message);
          json.endObject();
        });
  }

  static String invalidCursor(String parameter, String cursor) {
    return write(
        json -> {
          json.beginObject();
          json.name("message").value("Invalid cursor");
          json.name("errors").beginArray().beginObject();
          json.name("id").value("invalid-cursor");
          json.name("message").value("'" + parameter + "' is not valid");
          json.name("parameters").beginArray().value(parameter).endArray();
          json.name("parameter_values").beginArray().value(cursor).endArray();
          json.endObject().endArray();
          json.endObject();
        });
  }

  /**
   * Returns a page.
   *
   * @param member the name of the array of items
   */
  static <T> String page(String member, List<T> items, ItemWriter<T> writer) {
    return write(
        json -> {
          json.beginObject();
          json.name(member).beginArray();
          for (T item : items) {
            writer.write(json, item);
          }
          json.endArray();
          json.name("message").value("success");
          json.endObject();
        });
  }

  static void write(JsonWriter json, JobSyncStatus status) throws IOException {
    json.beginObject();
    json.name("job_status").value(status.jobStatus().value());
    json.name("sync_start_time").value(text(status.syncStartTime()));
    json.name("sync_finish_time").value(text(status.syncFinishTime()));
    json.name("last_timestamp_synced").value(text(status.lastTimestampSynced()));
    json.name("rows_synced").value(status.rowsSynced());
    json.name("rows_failed_with_errors").value(status.rowsFailedWithErrors());
    members(json, status.additionalProperties());
    json.endObject();
  }

  static void write(JsonWriter json, Integration integration) throws IOException {
    json.beginObject();
    json.name("integration_id").value(integration.integrationId());
    json.name("app_group_id").value(integration.appGroupId());
    json.name("integration_name").value(integration.integrationName());
    json.name("integration_type").value(integration.integrationType());
    json.name("integration_status").value(integration.integrationStatus());
    json.name("contact_emails").value(integration.contactEmails());
    json.name("last_updated_at").value(text(integration.lastUpdatedAt()));
    json.name("warehouse_type").value(integration.warehouseType());
    json.name("last_job_start_time").value(text(integration.lastJobStartTime()));
    json.name("last_job_status").value(integration.lastJobStatus());
    json.name("next_scheduled_run").value(text(integration.nextScheduledRun()));
    members(json, integration.additionalProperties());
    json.endObject();
  }

  /** Writes the fields that the document does not know. */
  private static void members(JsonWriter json, Map<String, ? extends @Nullable Object> members)
      throws IOException {
    for (Map.Entry<String, ? extends @Nullable Object> member : members.entrySet()) {
      json.name(member.getKey()).jsonValue(member.getValue());
    }
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
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

package dev.brazecdi.sandbox;

import com.squareup.moshi.JsonWriter;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Writes the API's JSON from its documentation, not with the client's adapters. */
final class ResponseBodies {
  private ResponseBodies() {}

  static String message(String message) {
    return json(Map.of("message", message));
  }

  static String invalidCursor(String parameter, String cursor) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("id", "invalid-cursor");
    error.put("message", "'" + parameter + "' is not valid");
    error.put("parameters", List.of(parameter));
    error.put("parameter_values", List.of(cursor));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", "Invalid cursor");
    body.put("errors", List.of(error));
    return json(body);
  }

  /** Returns a page with its items in the property {@code name}. */
  static String page(String name, List<Map<String, @Nullable Object>> items) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(name, items);
    body.put("message", "success");
    return json(body);
  }

  static Map<String, @Nullable Object> item(JobSyncStatus status) {
    Map<String, @Nullable Object> item = new LinkedHashMap<>();
    item.put("job_status", status.jobStatus().value());
    item.put("sync_start_time", text(status.syncStartTime()));
    item.put("sync_finish_time", text(status.syncFinishTime()));
    item.put("last_timestamp_synced", text(status.lastTimestampSynced()));
    item.put("rows_synced", status.rowsSynced());
    item.put("rows_failed_with_errors", status.rowsFailedWithErrors());
    item.putAll(status.additionalProperties());
    return item;
  }

  static Map<String, @Nullable Object> item(Integration integration) {
    Map<String, @Nullable Object> item = new LinkedHashMap<>();
    item.put("integration_id", integration.integrationId());
    item.put("app_group_id", integration.appGroupId());
    item.put("integration_name", integration.integrationName());
    item.put("integration_type", integration.integrationType());
    item.put("integration_status", integration.integrationStatus());
    item.put("contact_emails", integration.contactEmails());
    item.put("last_updated_at", text(integration.lastUpdatedAt()));
    item.put("warehouse_type", integration.warehouseType());
    item.put("last_job_start_time", text(integration.lastJobStartTime()));
    item.put("last_job_status", integration.lastJobStatus());
    item.put("next_scheduled_run", text(integration.nextScheduledRun()));
    item.putAll(integration.additionalProperties());
    return item;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  /** Returns JSON of maps, lists, texts and numbers. */
  static String json(Object value) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.setSerializeNulls(true);
      json.jsonValue(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a buffer does not fail
    }
    return buffer.readUtf8();
  }
}

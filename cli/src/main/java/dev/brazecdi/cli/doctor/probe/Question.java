package dev.brazecdi.cli.doctor.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question to the service, asked with GET. */
public enum Question {
  INTEGRATIONS("the first page of integrations", "listIntegrations", null),
  INTEGRATIONS_NEXT("the second page of integrations", "listIntegrations", null),
  SYNCS("the first page of sync statuses", "listJobSyncStatuses", null),
  SYNCS_SECOND("the second page of sync statuses", "listJobSyncStatuses", null),
  SYNCS_THIRD("the third page of sync statuses", "listJobSyncStatuses", null),
  SYNCS_BACK("the prev link of the second page", "listJobSyncStatuses", null),
  INVALID_CURSOR("sync statuses, cursor=bad-cursor", "listJobSyncStatuses", "400 Invalid cursor"),
  INTEGRATIONS_INVALID_CURSOR(
      "integrations, cursor=bad-cursor", "listIntegrations", "400 Invalid cursor"),
  INVALID_ID("sync statuses, id not a UUID", "listJobSyncStatuses", "400 Invalid integration ID"),
  UNKNOWN_ID("sync statuses, random UUID", "listJobSyncStatuses", "404 or 400"),
  WRONG_KEY("integrations, random key", "listIntegrations", "401 Invalid API key"),
  MISSPELT_PATH("a misspelt path", null, "404 Invalid URL");

  public final String words;

  /** The operationId in the OpenAPI document; null for the misspelt path. */
  public final @Nullable String operation;

  /** The expected status and message; null if a page is expected. */
  final @Nullable String error;

  Question(String words, @Nullable String operation, @Nullable String error) {
    this.words = words;
    this.operation = operation;
    this.error = error;
  }

  boolean isOfSyncs() {
    return "listJobSyncStatuses".equals(operation);
  }

  /** Returns the path segments; only sync statuses use the integration id. */
  List<String> path(String integrationId) {
    if (isOfSyncs()) {
      return List.of("cdi", "integrations", integrationId, "job_sync_status");
    }
    return List.of("cdi", operation == null ? "integrationz" : "integrations");
  }
}

package dev.brazecdi.cli.doctor.probe;

import org.jspecify.annotations.Nullable;

/** What a probe asks the service. */
public enum Question {
  INTEGRATIONS("the first page of integrations", "listIntegrations", true),
  INTEGRATIONS_NEXT("the page after its next", "listIntegrations", true),
  SYNCS("the first page of sync statuses", "listJobSyncStatuses", true),
  SYNCS_SECOND("the page after its next", "listJobSyncStatuses", true),
  SYNCS_THIRD("the page after that one's next", "listJobSyncStatuses", true),
  SYNCS_BACK("the prev of the second page", "listJobSyncStatuses", true),
  INVALID_CURSOR("sync statuses, cursor=bad-cursor", "listJobSyncStatuses", false),
  INTEGRATIONS_INVALID_CURSOR("integrations, cursor=bad-cursor", "listIntegrations", false),
  INVALID_ID("sync statuses of an id that is no UUID", "listJobSyncStatuses", false),
  UNKNOWN_ID("sync statuses of a UUID made up here", "listJobSyncStatuses", false),
  WRONG_KEY("integrations with a key made up here", "listIntegrations", false),
  MISSPELT_PATH("a misspelt path", null, false);

  private final String words;
  private final @Nullable String operation;
  private final boolean page;

  Question(String words, @Nullable String operation, boolean page) {
    this.words = words;
    this.operation = operation;
    this.page = page;
  }

  String words() {
    return words;
  }

  /** The operation of the document; null if it is none. */
  public @Nullable String operation() {
    return operation;
  }

  /** Whether a page should come, not an error. */
  boolean isPage() {
    return page;
  }

  boolean isOfSyncs() {
    return "listJobSyncStatuses".equals(operation);
  }
}

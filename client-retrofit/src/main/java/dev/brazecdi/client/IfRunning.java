package dev.brazecdi.client;

/** What to do when a sync is to be started and one of the integration is running already. */
public enum IfRunning {
  /** End with a {@link dev.brazecdi.client.SyncConflictException}. */
  FAIL,
  /** Start nothing, and take the one that is running. */
  JOIN,
  /** Wait for its end, and then start one. */
  WAIT
}

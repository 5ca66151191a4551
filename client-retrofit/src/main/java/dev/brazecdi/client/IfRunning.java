package dev.brazecdi.client;

/** What to do if a sync of the integration is already running. */
public enum IfRunning {
  /** Throw a {@link dev.brazecdi.client.SyncConflictException}. */
  FAIL,
  /**
   * Start nothing, and return the run that is in progress. If the list does not show it yet, look
   * for it until the deadline, or for ten poll intervals without one; then throw a {@link
   * dev.brazecdi.client.SyncConflictException}.
   */
  JOIN,
  /** Wait until it has ended, then start one. */
  WAIT
}

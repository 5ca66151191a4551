package dev.brazecdi.client;

/** What to do if a sync of the integration is already running. */
public enum IfRunning {
  /** Throw a {@link dev.brazecdi.client.SyncConflictException}. */
  FAIL,
  /**
   * Start nothing, and return the run that is in progress. If the list does not show it yet, look
   * again after each poll interval: until less than one remains before the deadline, or ten times
   * without a deadline. Then, or if the key may not list runs, throw a {@link
   * dev.brazecdi.client.SyncConflictException}.
   */
  JOIN,
  /** Wait until it has ended, then start one. */
  WAIT
}

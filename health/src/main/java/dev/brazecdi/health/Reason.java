package dev.brazecdi.health;

import java.util.Locale;

/** The kind of a finding. */
public enum Reason {
  /** The last run that ended synced no rows. */
  FAILED,
  /** The last run that ended reported a configuration error. */
  CONFIG_ERROR,
  /** Some rows of the last run that ended failed. */
  PARTIAL,
  /** A run was due and has not started. */
  OVERDUE,
  /** A run has been running for too long. */
  RUNNING_TOO_LONG,
  /** Several runs in a row found no rows. */
  NO_ROWS,
  /** The watermark is in the future: rows with an earlier time will be skipped. */
  WATERMARK_AHEAD,
  /** The watermark has not moved for several runs. */
  WATERMARK_UNMOVED,
  /** The last run has a status that is not documented. */
  UNKNOWN_STATUS,
  /** The integration has not run yet. */
  NEVER_RAN,
  /** The integration is switched off, so no run is due. */
  PAUSED,
  /** The integration is not in the list. */
  NOT_FOUND,
  /** Its runs could not be read. */
  UNREADABLE;

  /** Returns the reason as in JSON, such as {@code running_too_long}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

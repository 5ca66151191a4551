package dev.brazecdi.health;

import java.util.Locale;

/** Why an integration needs attention, or what else is worth a word about it. */
public enum Reason {
  /** The last run that ended synced no rows. */
  FAILED,
  /** The last run that ended found the integration's set-up at fault. */
  CONFIG_ERROR,
  /** Some rows of the last run that ended failed. */
  PARTIAL,
  /** A run was due and has not started. */
  OVERDUE,
  /** A run has been under way for too long. */
  RUNNING_TOO_LONG,
  /** Several runs in a row found no rows. */
  NO_ROWS,
  /** The watermark lies in the future: rows from before it will never be taken. */
  WATERMARK_AHEAD,
  /** The watermark has not moved for several runs. */
  WATERMARK_UNMOVED,
  /** The last run has a status that is not documented. */
  UNKNOWN_STATUS,
  /** The integration has not run yet. */
  NEVER_RAN,
  /** The integration is switched off, and no run of it is due. */
  PAUSED,
  /** The integration is not in the list. */
  NOT_FOUND,
  /** Its runs could not be read. */
  UNREADABLE;

  /** The reason as programs are told of it, such as {@code running_too_long}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

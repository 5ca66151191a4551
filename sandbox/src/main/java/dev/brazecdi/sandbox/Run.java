package dev.brazecdi.sandbox;

import dev.brazecdi.api.JobSyncStatus;
import java.time.Instant;

/** A sync run of an integration. */
interface Run {
  /** Returns whether the list contains it at that time. */
  boolean isListed(Instant now);

  /** Returns whether it is running at that time. */
  boolean isRunning(Instant now);

  /** Returns its entry in the list at that time. */
  JobSyncStatus at(Instant now);
}

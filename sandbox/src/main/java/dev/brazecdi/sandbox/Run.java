package dev.brazecdi.sandbox;

import dev.brazecdi.api.JobSyncStatus;
import java.time.Instant;

/** A run of an integration. */
interface Run {
  /** Whether the list has it by then. */
  boolean isListed(Instant now);

  /** Whether it is under way then. */
  boolean isRunning(Instant now);

  /** What the list shows of it then. */
  JobSyncStatus at(Instant now);
}

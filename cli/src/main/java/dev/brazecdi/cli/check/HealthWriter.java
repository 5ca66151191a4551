package dev.brazecdi.cli.check;

import dev.brazecdi.health.HealthReport;

/** Writes how the integrations are in one of the formats. */
interface HealthWriter {
  /** Writes all of it. */
  void write(HealthReport report);
}

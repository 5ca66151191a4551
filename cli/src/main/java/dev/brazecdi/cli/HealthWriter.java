package dev.brazecdi.cli;

import dev.brazecdi.retrofit.health.HealthReport;

/** Writes how the integrations are in one of the formats. */
interface HealthWriter {
  /** Writes all of it. */
  void write(HealthReport report);
}

package dev.brazecdi.cli.check;

import dev.brazecdi.health.HealthReport;
import dev.brazecdi.health.Severity;
import java.time.Instant;

/** Writes a health report in one of the formats. */
interface HealthWriter {
  void write(HealthReport report);

  /** Writes that the check failed; nothing in formats that cannot express it. */
  default void writeFailure(Instant checkedAt, String message) {}

  static long count(HealthReport report, Severity severity) {
    return report.verdicts().stream().filter(it -> it.severity() == severity).count();
  }
}

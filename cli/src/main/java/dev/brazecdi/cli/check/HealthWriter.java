package dev.brazecdi.cli.check;

import dev.brazecdi.health.HealthReport;
import dev.brazecdi.health.Severity;

/** Writes a health report in one of the formats. */
interface HealthWriter {
  void write(HealthReport report);

  static long count(HealthReport report, Severity severity) {
    return report.verdicts().stream().filter(it -> it.severity() == severity).count();
  }
}

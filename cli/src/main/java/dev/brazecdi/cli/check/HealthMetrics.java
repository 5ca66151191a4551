package dev.brazecdi.cli.check;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.health.HealthReport;
import dev.brazecdi.health.Severity;
import dev.brazecdi.health.Verdict;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes metrics in the OpenMetrics text format, for Prometheus and the textfile collector of its
 * node exporter.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics</a>
 */
final class HealthMetrics implements HealthWriter {
  private final PrintStream out;
  private List<Verdict> verdicts = List.of();

  HealthMetrics(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(HealthReport report) {
    verdicts = report.verdicts();
    family(
        "brazecdi_integration_severity",
        "How an integration is: 0 ok, 1 warning, 2 critical, 3 could not be told.",
        verdict -> CheckCommand.exitCode(verdict.severity()).number() + "");
    findings();
    family(
        "brazecdi_last_run_start_timestamp_seconds",
        "When the newest run of an integration started.",
        verdict -> seconds(verdict.lastRun() == null ? null : verdict.lastRun().syncStartTime()));
    family(
        "brazecdi_last_run_rows_synced",
        "Rows that the newest run synced, where its runs were read.",
        verdict -> rows(verdict.lastRun(), JobSyncStatus::rowsSynced));
    family(
        "brazecdi_last_run_rows_failed",
        "Rows that failed in the newest run, where its runs were read.",
        verdict -> rows(verdict.lastRun(), JobSyncStatus::rowsFailedWithErrors));
    family(
        "brazecdi_watermark_timestamp_seconds",
        "The last UPDATED_AT that was synced.",
        verdict -> seconds(verdict.integration().lastUpdatedAt()));
    head("brazecdi_check_timestamp_seconds", "When the integrations were checked.");
    out.print("brazecdi_check_timestamp_seconds " + report.checkedAt().getEpochSecond() + "\n");
    end(true);
  }

  @Override
  public void writeFailure(Instant checkedAt, String message) {
    end(false);
  }

  private void end(boolean success) {
    head("brazecdi_check_success", "Whether the integrations could be checked: 1 or 0.");
    out.print("brazecdi_check_success " + (success ? 1 : 0) + "\n");
    out.print("# EOF\n");
  }

  private void findings() {
    String name = "brazecdi_integration_finding";
    head(name, "A reason why an integration is not well: 1 for each.");
    for (Verdict verdict : verdicts) {
      String labels = labels(verdict.integration());
      verdict.findings().stream()
          .filter(finding -> finding.severity() != Severity.OK)
          .map(finding -> finding.reason().word())
          .distinct()
          .forEach(reason -> out.print(name + "{" + labels + ",reason=\"" + reason + "\"} 1\n"));
    }
  }

  private void family(String name, String help, Function<Verdict, @Nullable String> value) {
    head(name, help);
    for (Verdict verdict : verdicts) {
      String text = value.apply(verdict);
      if (text != null) {
        out.print(name + "{" + labels(verdict.integration()) + "} " + text + "\n");
      }
    }
  }

  private void head(String name, String help) {
    out.print("# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n");
  }

  private static @Nullable String seconds(@Nullable Instant time) {
    return time == null ? null : Long.toString(time.getEpochSecond());
  }

  private static @Nullable String rows(
      @Nullable JobSyncStatus run, Function<JobSyncStatus, @Nullable Long> count) {
    Long rows = run == null ? null : count.apply(run);
    return rows == null ? null : rows.toString();
  }

  private static String labels(Integration integration) {
    String name = integration.integrationName();
    return "integration_id=\"%s\",integration_name=\"%s\""
        .formatted(escaped(integration.integrationId()), escaped(name == null ? "" : name));
  }

  private static String escaped(String value) {
    return Printable.line(value).replace("\\", "\\\\").replace("\"", "\\\"");
  }
}

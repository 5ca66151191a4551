package dev.brazecdi.cli.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.fixtures.FakeServer;
import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Terminal;
import dev.brazecdi.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class CheckCommandTest {
  private final Instant now = Instant.now();

  private final Sandbox sandbox = Sandbox.builder().start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void allIsWell() {
    add("a", "Loyalty points", JobStatus.SUCCESS, 5000, 0);

    Run run = check("--format", "table");

    assertThat(run.code).isZero();
    assertThat(run.lines().get(0))
        .isEqualTo("RESULT    INTEGRATION             LAST RUN (UTC)    STATUS");
    assertThat(run.lines().get(1)).startsWith("ok        Loyalty points  ");
    assertThat(run.lines().get(3)).startsWith("1 integration at ").endsWith(": 1 ok");
    assertThat(sandbox.requests()).hasSize(1);
  }

  @Test
  void worstDecidesTheExitCode() {
    add("a", "Loyalty points", JobStatus.SUCCESS, 5000, 0);
    assertThat(check().code).isEqualTo(0);
    add("b", "Preferences", JobStatus.PARTIAL, 9700, 300);
    assertThat(check().code).isEqualTo(1);
    add("c", "Catalog", JobStatus.ERROR, 0, 500);
    assertThat(check().code).isEqualTo(2);
    assertThat(check("a").code).isEqualTo(0);
    assertThat(check("a", "Preferences").code).isEqualTo(1);
  }

  @Test
  void whatCouldNotBeToldIsThree() {
    add("a", "Loyalty points", JobStatus.SUCCESS, 5000, 0);

    assertThat(check("nobody").code).isEqualTo(3);
    assertThat(check("nobody").err())
        .isEqualToNormalizingNewlines(
            "brazecdi: health unknown: no integration has the id or the name \"nobody\"; there are:"
                + " Loyalty points\n");
    Run wrongKey = run().with("BRAZE_API_KEY", "WRONG-KEY").go("check", "--base-url", url());
    assertThat(wrongKey.code).isEqualTo(3);
    assertThat(wrongKey.err()).startsWith("brazecdi: health unknown: ").doesNotContain("WRONG-KEY");
    Run unknownId = check("8c4de1b3-52a9-4d0f-8a7e-6f1b9c2d3e40", "--format", "table");
    assertThat(unknownId.code).isEqualTo(3);
    assertThat(unknownId.out()).contains("unknown   8c4de1b3").contains("no such integration");
    assertThat(check("--overdue", "soon").code).isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void workspaceWithoutIntegrationsIsUnknown() {
    Run run = check("--format", "junit");

    assertThat(run.code).isEqualTo(3);
    assertThat(run.err()).contains("the workspace has no integrations; use --allow-empty");
    assertThat(run.out())
        .contains("tests=\"1\"", "errors=\"1\"", "message=\"the workspace has no integrations;");
    assertThat(check("--format", "openmetrics").out()).contains("\nbrazecdi_check_success 0\n");
    assertThat(check().out()).contains("\"severity\":\"unknown\",\"error\":\"the workspace");
    assertThat(check("--allow-empty").code).isZero();
    assertThat(check("--allow-empty").out()).contains("\"severity\":\"ok\"");
    assertThat(check("--allow-empty", "--format", "openmetrics").out())
        .contains("\nbrazecdi_check_success 1\n");
  }

  @Test
  void reportSaysThatTheCheckFailed() {
    for (String format : List.of("junit", "openmetrics", "json")) {
      Run run =
          run()
              .with("BRAZE_API_KEY", "WRONG-KEY")
              .go("check", "--base-url", url(), "--format", format);

      assertThat(run.code).isEqualTo(3);
      assertThat(run.out())
          .containsAnyOf("errors=\"1\"", "\nbrazecdi_check_success 0\n", "\"severity\":\"unknown\"")
          .doesNotContain("WRONG-KEY");
    }
  }

  /** All fields of the list but the id are optional. */
  @Test
  void integrationWithoutALastRunIsJudgedByItsRuns() {
    assertThat(checkOfSparseList("{\"job_status\":\"error\"}").code).isEqualTo(2);
    assertThat(checkOfSparseList("").out()).contains("has not run yet");
    assertThat(checkOfSparseList("").code).isZero();
  }

  @Test
  void successThatLostItsRowsIsCritical() {
    Run run =
        checkOfSparseList(
            "{\"job_status\":\"success\",\"rows_synced\":0,\"rows_failed_with_errors\":500}");

    assertThat(run.code).isEqualTo(2);
    assertThat(run.out()).contains("partial: 500 of 500 rows failed (100 %");
  }

  private static Run checkOfSparseList(String run) {
    String list = "{\"results\":[{\"integration_id\":\"x\"}],\"message\":\"success\"}";
    String runs = "{\"results\":[" + run + "],\"message\":\"success\"}";
    try (FakeServer server =
        new FakeServer(
            request ->
                new FakeServer.Answer(200, request.endsWith("/integrations") ? list : runs))) {
      return Run.of()
          .with("BRAZE_API_KEY", "k".repeat(36))
          .go("check", "--base-url", server.url(), "--format", "table");
    }
  }

  @Test
  void misspeltNameDoesNotHideTheOthers() {
    add("a", "Loyalty points", JobStatus.SUCCESS, 5000, 0);
    add("c", "Catalog", JobStatus.ERROR, 0, 500);

    Run run = check("--format", "table", "Loyalty points", "Catalogue");

    assertThat(run.code).isEqualTo(3);
    assertThat(run.out())
        .contains("ok        Loyalty points")
        .contains("unknown   Catalogue")
        .contains("there is no such integration in the list");
    assertThat(run.err()).contains("\"Catalogue\"; there are: Loyalty points, Catalog");
    assertThat(check("Catalog", "Loyalty").code).isEqualTo(2);
  }

  @Test
  void failedOneHasItsReasonBelowIt() {
    add("c", "Catalog", JobStatus.ERROR, 0, 500);

    Run run = run().on(new Terminal(true, true, 60, false)).go("check", "--base-url", url());

    assertThat(run.lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60))
        .anySatisfy(line -> assertThat(line).startsWith("  failed, no rows were synced: the run"))
        .anySatisfy(line -> assertThat(line).startsWith("  Braze keeps the errors of rows until"));
  }

  @Test
  void linksLeadToTheDashboardOfADocumentedInstance() {
    Run run = Run.of().go("check", "--demo", "--format", "table");

    assertThat(run.code).isEqualTo(2);
    assertThat(run.out())
        .contains("https://dashboard-03.braze.com/integrations/cloud_data_ingestion/8c4de1b3-")
        .contains("5 integrations at ")
        .contains(": 1 critical, 2 warning, 2 ok");
    assertThat(run.err()).contains("answered 4 requests");
  }

  @Test
  void pipeGetsOneJsonObject() throws IOException {
    add("c", "Catalog \"x\"\u001b[2J", JobStatus.ERROR, 0, 500);

    Run run = check();

    assertThat(run.lines()).hasSize(1);
    Map<?, ?> json =
        (Map<?, ?>) new Moshi.Builder().build().adapter(Object.class).fromJson(run.out());
    assertThat(json).extracting("severity").isEqualTo("critical");
    Map<?, ?> one = (Map<?, ?>) ((List<?>) requireNonNull(json.get("integrations"))).get(0);
    assertThat(one).extracting("integration_name").isEqualTo("Catalog \"x\"\u001b[2J");
    assertThat(one.keySet())
        .hasToString(
            "[integration_id, integration_name, severity, findings, last_run,"
                + " row_errors_kept_until, dashboard_url]");
    assertThat(check("--format", "table").out()).doesNotContain("\u001b[2J");
  }

  @Test
  void junitReportIsWhatCiServersRead() throws Exception {
    add("a", "Loyalty <points> & more\u0001", JobStatus.SUCCESS, 5000, 0);
    add("b", "Preferences", JobStatus.PARTIAL, 9700, 300);
    add("c", "Catalog", JobStatus.ERROR, 0, 500);

    Run run = check("--format", "junit");

    Document xml =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)));
    Element suite = xml.getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(((Element) xml.getElementsByTagName("testcase").item(0)).getAttribute("name"))
        .isEqualTo("Loyalty <points> & more?");
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("type")).isEqualTo("failed");
    assertThat(failure.getAttribute("message")).startsWith("failed, no rows were synced");
    assertThat(run.code).isEqualTo(2);
  }

  @Test
  void metricsHaveALineForEachIntegration() {
    add("a", "Loyalty \"points\"\\", JobStatus.SUCCESS, 5000, 0);
    add("c", "Catalog", JobStatus.ERROR, 0, 500);

    List<String> lines = check("--format", "openmetrics").lines();

    assertThat(lines)
        .contains(
            "brazecdi_integration_severity{integration_id=\"a\",integration_name=\"Loyalty"
                + " \\\"points\\\"\\\\\"} 0",
            "brazecdi_integration_severity{integration_id=\"c\",integration_name=\"Catalog\"} 2",
            "brazecdi_integration_finding{integration_id=\"c\",integration_name=\"Catalog\","
                + "reason=\"failed\"} 1",
            "brazecdi_last_run_rows_failed{integration_id=\"c\",integration_name=\"Catalog\"} 500");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("# EOF");
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line).matches("# (HELP|TYPE) .+|# EOF|[a-z_]+(\\{[^{}]*})? -?[0-9.]+"));
  }

  @Test
  void thresholdsComeFromOptionsAndAFile(@TempDir Path folder) throws IOException {
    add("b", "Preferences", JobStatus.PARTIAL, 9700, 300);
    Path file =
        Files.writeString(
            folder.resolve("thresholds.yaml"),
            """
            partial: 5%:20%
            integrations:
              preferences:
                partial: 0.5%:2%
              Gone:
                no-rows: off
            """);

    assertThat(check("--partial", "5%").code).isEqualTo(0);
    assertThat(check("--partial", "1%:2%").code).isEqualTo(2);
    Run ownThreshold = check("--thresholds", file.toString());
    assertThat(ownThreshold.code).isEqualTo(2);
    assertThat(ownThreshold.err()).contains("no integration is called gone");
    Files.writeString(file, "partial: 5%");
    assertThat(check("--thresholds", file.toString()).code).isEqualTo(0);
    assertThat(check("--thresholds", file.toString(), "--partial", "2%").code).isEqualTo(1);
  }

  @Test
  void whatIsToleratedAsAWarningIsNotCritical() {
    add("b", "Preferences", JobStatus.PARTIAL, 8500, 1500);

    assertThat(check().code).isEqualTo(2);
    assertThat(check("--partial", "20%").code).isEqualTo(0);
    assertThat(check("--partial", "12%").code).isEqualTo(2);
    assertThat(check("--partial", "20%:10%").err()).contains("warns of more than is critical");
  }

  @Test
  void thresholdsThatAreNotRightAreOneLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("thresholds.yaml");
    for (Map.Entry<String, String> wrong :
        Map.of(
                "partial: many", "\"many\" is no share",
                "partial: 200%", "0 <= partialWarning <= 1",
                "overdue: 1x", "\"1x\" is no duration",
                "no-rows: -1", "\"-1\" is no streak",
                "late: 1h", "\"late\" in " + file + " is no threshold; there are: partial, ",
                "- partial", "is no mapping",
                "partial: [1%]", "is no single value",
                "integrations: {x: {y: 1}}", "\"y\" in ",
                "a: b: c", "is no YAML")
            .entrySet()) {
      Files.writeString(file, wrong.getKey());

      Run run = check("--thresholds", file.toString());

      assertThat(run.code).as(wrong.getKey()).isEqualTo(ExitCode.USAGE.number());
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .startsWith("brazecdi: ")
          .contains(wrong.getValue());
    }
    Files.writeString(file, "key: [SECRET");
    assertThat(check("--thresholds", file.toString()).err())
        .contains(", line ")
        .doesNotContain("SECRET");
    assertThat(check("--thresholds", folder.resolve("none").toString()).err())
        .contains("none cannot be read: no such file");
  }

  private void add(String id, String name, JobStatus status, long rows, long failed) {
    List<JobSyncStatus> runs = new ArrayList<>();
    for (int night = 0; night < 12; night++) {
      Instant start = now.minus(Duration.ofHours(1 + 24L * night));
      runs.add(
          JobSyncStatus.builder()
              .jobStatus(night == 0 ? status : JobStatus.SUCCESS)
              .syncStartTime(start)
              .syncFinishTime(start.plusSeconds(60))
              .lastTimestampSynced(start.minusSeconds(60))
              .rowsSynced(night == 0 ? rows : 4000)
              .rowsFailedWithErrors(night == 0 ? failed : 0)
              .build());
    }
    sandbox.addIntegration(
        Integration.builder()
            .integrationId(id)
            .integrationName(name)
            .lastUpdatedAt(now.minus(Duration.ofHours(1)))
            .nextScheduledRun(now.plus(Duration.ofHours(23)))
            .build(),
        runs);
  }

  private String url() {
    return sandbox.baseUrl();
  }

  private Run check(String... arguments) {
    List<String> all = new ArrayList<>(List.of("check", "--base-url", url()));
    all.addAll(List.of(arguments));
    return run().go(all.toArray(new String[0]));
  }

  private Run run() {
    return Run.of().with("BRAZE_API_KEY", sandbox.apiKey());
  }
}

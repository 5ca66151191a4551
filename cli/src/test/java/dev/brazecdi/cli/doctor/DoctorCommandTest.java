package dev.brazecdi.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.FakeServer;
import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.cli.terminal.Terminal;
import dev.brazecdi.sandbox.Fault;
import dev.brazecdi.sandbox.Sandbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DoctorCommandTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  private static final Terminal TERMINAL = new Terminal(true, false, 100, true);

  private Sandbox sandbox = Sandbox.builder().integration(ID, 25).start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void allIsWell() {
    Run run = doctor(ID);

    assertThat(run.code).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(results(run))
        .containsExactly(
            Map.entry("address", "ok"),
            Map.entry("host", "ok"),
            Map.entry("key", "ok"),
            Map.entry("cdi.integration_list", "ok"),
            Map.entry("cdi.integration_job_status", "ok"),
            Map.entry("cdi.integration_sync", "not asked"),
            Map.entry("integration", "ok"),
            Map.entry("clock", "ok"),
            Map.entry("rate of listIntegrations", "ok"),
            Map.entry("rate of listJobSyncStatuses", "ok"));
    assertThat(found(run, "cdi.integration_sync")).contains("without starting a sync");
    assertThat(found(run, "rate of listJobSyncStatuses"))
        .isEqualTo("100 a minute, 99 left; documented: 100");
    assertThat(sandbox.requests())
        .hasSize(2)
        .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));
  }

  @Test
  void terminalGetsATableALineForEachCheck() {
    Run run = run().on(TERMINAL).go(arguments(ID));

    assertThat(run.lines().get(0)).isEqualTo("CHECK                        RESULT     FOUND");
    assertThat(run.lines()).hasSize(11);
    assertThat(run.out()).contains("key                          ok         accepted\n");
  }

  @Test
  void keyIsRefused() {
    Run run = Run.of().with("BRAZE_API_KEY", "not-the-key").go(arguments(ID));

    assertThat(run.code).isEqualTo(ExitCode.KEY_REFUSED.number());
    assertThat(results(run)).containsEntry("host", "ok").containsEntry("key", "failed");
    assertThat(results(run)).containsEntry("cdi.integration_list", "not asked");
    assertThat(run.out()).doesNotContain("not-the-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://h.example/?x=1", "https://h.example:99999"})
  void addressThatTheClientWouldRefuseIsAFaultOfTheSettings(String address) {
    Run run = Run.of().with("BRAZE_API_KEY", "not-the-key").go("doctor", "--instance", address);

    assertThat(run.code).isEqualTo(ExitCode.USAGE.number());
    assertThat(results(run)).containsEntry("settings", "failed");
  }

  @Test
  void permissionThatSyncsNeedsIsMissing() {
    restart(Sandbox.builder().withholdPermission("cdi.integration_job_status"));
    Run run = doctor(ID);

    assertThat(run.code).isEqualTo(ExitCode.PERMISSION_MISSING.number());
    assertThat(results(run))
        .containsEntry("key", "ok")
        .containsEntry("cdi.integration_list", "ok")
        .containsEntry("cdi.integration_job_status", "failed");
  }

  @Test
  void permissionToListIsMissingAndAWarning() {
    restart(Sandbox.builder().withholdPermission("cdi.integration_list"));
    Run run = doctor();

    assertThat(run.code).isZero();
    assertThat(results(run))
        .containsEntry("cdi.integration_list", "warning")
        .containsEntry("cdi.integration_job_status", "ok");
    assertThat(found(run, "cdi.integration_job_status")).contains("an unknown id was looked up");
  }

  @Test
  void integrationIsNotKnown() {
    Run run = doctor("no-such-integration");

    assertThat(run.code).isEqualTo(ExitCode.INVALID_INTEGRATION_ID.number());
    assertThat(results(run))
        .containsEntry("cdi.integration_job_status", "ok")
        .containsEntry("integration", "failed");
  }

  @Test
  void serverFails() {
    sandbox.inject(1, Fault.BAD_GATEWAY);
    sandbox.inject(2, Fault.UNAVAILABLE_RETRY_AT_ONCE);
    Run run = doctor(ID);

    assertThat(run.code).isEqualTo(ExitCode.SERVER_FAILED.number());
    assertThat(results(run)).containsEntry("key", "not asked").containsEntry("answers", "failed");
    assertThat(sandbox.requests()).hasSize(2);
  }

  @Test
  void answerIsNoPage() {
    sandbox.inject(2, Fault.HTML_BODY);
    Run run = doctor(ID);

    assertThat(run.code).isEqualTo(ExitCode.UNREADABLE_ANSWER.number());
    assertThat(found(run, "answers"))
        .isEqualTo("listJobSyncStatuses was answered 200 without results");
  }

  @Test
  void proxyThatForbidsSaysNothingOfTheKey() {
    try (FakeServer fake =
        new FakeServer(request -> new FakeServer.Answer(403, "<html>blocked</html>"))) {
      Run run =
          Run.of()
              .with("BRAZE_API_KEY", "some-key-1234")
              .go("doctor", "--base-url", fake.url(), "--format", "json");

      assertThat(results(run))
          .containsEntry("key", "not asked")
          .containsEntry("cdi.integration_list", "not asked");
    }
  }

  @Test
  void rateLimitIsReached() {
    sandbox.inject(1, Fault.REFUSED);

    assertThat(doctor(ID).code).isEqualTo(ExitCode.RATE_LIMITED.number());
  }

  @Test
  void limitsThatAreLowerOrUntoldAreWarnings() {
    sandbox.inject(1, Fault.NO_RATE_HEADERS);
    sandbox.inject(2, Fault.LIMIT_LOWERED);
    Run run = doctor(ID);

    assertThat(run.code).isZero();
    assertThat(results(run))
        .containsEntry("rate of listIntegrations", "warning")
        .containsEntry("rate of listJobSyncStatuses", "warning");
    assertThat(found(run, "rate of listJobSyncStatuses")).startsWith("5 a minute");
  }

  @Test
  void clockIsOff() {
    sandbox.inject(1, Fault.CLOCK_AN_HOUR_FAST);
    Run run = doctor(ID);

    assertThat(run.code).isZero();
    assertThat(results(run)).containsEntry("clock", "warning");
    assertThat(found(run, "clock"))
        .matches("this machine's is (1h 0m|59m \\d+s) behind the server's");
  }

  @Test
  void nobodyListens() {
    String address = sandbox.baseUrl();
    sandbox.close();
    Run run = run().go("doctor", "--base-url", address);

    assertThat(run.code).isEqualTo(ExitCode.CONNECTION_REFUSED.number());
    assertThat(results(run))
        .containsEntry("address", "ok")
        .containsEntry("host", "failed")
        .containsEntry("key", "not asked");
  }

  @Test
  void settingIsMissing() {
    Run run = Run.of().go("doctor", "--instance", "US-03");

    assertThat(run.code).isEqualTo(ExitCode.USAGE.number());
    assertThat(results(run)).containsExactly(Map.entry("settings", "failed"));
    assertThat(found(run, "settings")).contains("BRAZE_API_KEY");
  }

  @Test
  void keyMayStandInAFile(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
      throws java.io.IOException {
    java.nio.file.Path file = folder.resolve("key");
    java.nio.file.Files.writeString(file, sandbox.apiKey() + "\n");
    Run run = Run.of().with("BRAZE_API_KEY_FILE", file.toString()).go(arguments(ID));

    assertThat(run.code).isZero();
  }

  @Test
  void demoNeedsNothing() {
    Run run = Run.of().go("doctor", "--demo");

    assertThat(run.code).isZero();
    assertThat(results(run)).containsEntry("key", "ok");
    assertThat(run.err()).contains("answered 2 requests; nothing left this machine");
  }

  @Test
  void optionsOfTheProbeNeedTheProbe() {
    Run run = Run.of().go("doctor", "--demo", "--evidence", "-");

    assertThat(run.code).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err()).contains("--probe");
  }

  @Test
  void helpListsIt() {
    assertThat(Run.of().go("--help").out()).contains("doctor");
    assertThat(Run.of().go("doctor", "--help").out())
        .contains("--probe", "--evidence")
        .doesNotContain("--published");
  }

  private void restart(Sandbox.Builder builder) {
    sandbox.close();
    sandbox = builder.integration(ID, 25).start();
  }

  private Run run() {
    return Run.of().with("BRAZE_API_KEY", sandbox.apiKey());
  }

  private Run doctor(String... id) {
    return run().go(arguments(id));
  }

  private String[] arguments(String... id) {
    List<String> arguments =
        new java.util.ArrayList<>(List.of("doctor", "--base-url", sandbox.baseUrl()));
    arguments.addAll(List.of(id));
    return arguments.toArray(String[]::new);
  }

  private static Map<String, String> results(Run run) {
    return column(run, "result");
  }

  private static String found(Run run, String check) {
    return String.valueOf(column(run, "found").get(check));
  }

  private static Map<String, String> column(Run run, String column) {
    Map<String, String> results = new LinkedHashMap<>();
    if (JsonOutput.parse(run.out()) instanceof Map<?, ?> all
        && all.get("checks") instanceof List<?> checks) {
      for (Object check : checks) {
        Map<?, ?> members = (Map<?, ?>) check;
        results.put(String.valueOf(members.get("check")), String.valueOf(members.get(column)));
      }
    }
    return results;
  }
}

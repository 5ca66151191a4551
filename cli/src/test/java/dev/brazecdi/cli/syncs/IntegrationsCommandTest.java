package dev.brazecdi.cli.syncs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.FakeServer;
import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Terminal;
import dev.brazecdi.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How integrations are named on the command line, and listed. */
final class IntegrationsCommandTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";

  private final Sandbox sandbox =
      Sandbox.builder()
          .integration(ID, "Loyalty points", 3)
          .integration("abc123xyz", "Catalog", 2)
          .integration("twin-1", "Twin", 1)
          .integration("twin-2", "Twin", 1)
          .start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void idThatIsAUuidNeedsNoList() {
    assertThat(syncs(ID).lines()).hasSize(3);
    assertThat(sandbox.requests()).hasSize(1);
  }

  @Test
  void integrationThatIsListedTwiceIsOne() {
    String twice = "{\"integration_id\":\"x\",\"integration_name\":\"Orders\"}";
    String list = "{\"results\":[" + twice + "," + twice + "],\"message\":\"success\"}";
    String runs = "{\"results\":[{\"job_status\":\"success\"}],\"message\":\"success\"}";
    try (FakeServer server =
        new FakeServer(
            request ->
                new FakeServer.Answer(200, request.endsWith("/integrations") ? list : runs))) {
      Run run =
          Run.of()
              .with("BRAZE_API_KEY", "k".repeat(36))
              .go("syncs", "--base-url", server.url(), "Orders");

      assertThat(run.code).isZero();
      assertThat(run.lines()).hasSize(1);
    }
  }

  @Test
  void otherIdsAndNamesAreLookedUp() {
    assertThat(syncs("abc123xyz").lines()).hasSize(2);
    assertThat(syncs("Catalog").lines()).hasSize(2);
    assertThat(syncs(" loyalty POINTS ").lines()).hasSize(3);
  }

  @Test
  void addressInTheDashboardWillDo() {
    String page = "https://dashboard-03.braze.com/integrations/cloud_data_ingestion/" + ID;

    assertThat(syncs(page).lines()).hasSize(3);
    assertThat(syncs(page + "?tab=logs").lines()).hasSize(3);
    assertThat(sandbox.requests()).hasSize(2);
  }

  @Test
  void whatIsNoIntegrationIsOneLine() {
    assertFailure(
        syncs("Twin"),
        ExitCode.USAGE,
        "2 integrations are called \"Twin\"; give the id of one: twin-1, twin-2");
    assertFailure(
        syncs("Loyalty"),
        ExitCode.NOT_FOUND,
        "\"Loyalty\"; there are: Loyalty points, Catalog, Twin, Twin");
    assertFailure(
        syncs("https://dashboard-03.braze.com/users"),
        ExitCode.USAGE,
        "is no page of an integration");
    assertFailure(syncs(".."), ExitCode.USAGE, "\"..\"");
    assertFailure(
        syncs("https://dashboard-03.braze.com/integrations/cloud_data_ingestion/%2E%2E"),
        ExitCode.USAGE,
        "is no page of an integration");
  }

  @Test
  void keyThatMayNotListCanStillUseIds() {
    try (Sandbox other =
        Sandbox.builder()
            .integration("abc123xyz", 4)
            .withholdPermission("cdi.integration_list")
            .start()) {
      Run run =
          Run.of()
              .with("BRAZE_API_KEY", other.apiKey())
              .go("syncs", "--base-url", other.baseUrl(), "abc123xyz");

      assertThat(run.code).isZero();
      assertThat(run.lines()).hasSize(4);
    }
  }

  @Test
  void listIsATableOrLines() {
    Run table =
        run()
            .on(new Terminal(true, false, 80, false))
            .go("integrations", "--base-url", sandbox.baseUrl());
    assertThat(table.lines().get(0))
        .isEqualTo("NAME                    LAST STATUS   LAST RUN (UTC)    NEXT RUN (UTC)");
    assertThat(table.lines()).hasSize(5);

    Run wide =
        run()
            .on(new Terminal(true, false, 200, false))
            .go("integrations", "--base-url", sandbox.baseUrl());
    assertThat(wide.lines().get(1)).contains(ID).contains("snowflake");

    Run lines = run().go("integrations", "--base-url", sandbox.baseUrl());
    assertThat(lines.lines()).hasSize(4);
    assertThat(lines.lines().get(0)).startsWith("{\"integration_id\":\"" + ID + "\",");
  }

  private static void assertFailure(Run run, ExitCode code, String part) {
    assertThat(run.code).as(run.err()).isEqualTo(code.number());
    assertThat(run.err().lines()).singleElement().asString().contains(part);
  }

  private Run syncs(String integration) {
    return run().go("syncs", "--base-url", sandbox.baseUrl(), integration);
  }

  private Run run() {
    return Run.of().with("BRAZE_API_KEY", sandbox.apiKey());
  }
}

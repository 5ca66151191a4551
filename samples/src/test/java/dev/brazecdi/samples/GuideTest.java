package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.health.HealthCheck;
import dev.brazecdi.health.Severity;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs what the guide for Java programmers quotes and no other test does. */
final class GuideTest {
  private static final Instant NOW = Instant.parse("2026-03-25T07:00:00Z");

  private final VirtualTime time = new VirtualTime(NOW);
  private final Sandbox sandbox = Sandbox.builder().clock(time).integration("loyalty", 25).start();
  private final BrazeCdiClient braze =
      BrazeCdiClient.builder()
          .baseUrl(sandbox.baseUrl())
          .apiKey(ApiKey.of(sandbox.apiKey()))
          .timeSource(time)
          .build();

  @AfterEach
  void close() {
    braze.close();
    sandbox.close();
  }

  @Test
  void morningIsOkUntilAnIntegrationFails() {
    List<String> alarms = new ArrayList<>();
    assertThat(IsThisMorningOk.isOk(braze, alarms::add)).isTrue();

    Integration catalog = addFailing();

    assertThat(IsThisMorningOk.isOk(braze, alarms::add)).isFalse();
    assertThat(alarms)
        .singleElement()
        .asString()
        .startsWith("Catalog CRITICAL: failed, no rows were synced: the run from 2026-03-25 06:00");
    assertThat(IsThisMorningOk.strictly(braze).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(IsThisMorningOk.withoutAsking(catalog, NOW).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void callsEndInTimeOrWhenSomebodySaysSo() {
    CancellationToken cancellation = new CancellationToken();

    assertThat(WithinADeadline.lastDay(braze, "loyalty", NOW, cancellation)).hasSize(25);
    assertThat(WithinADeadline.fresh(braze, "loyalty", cancellation).jobStatus())
        .isEqualTo(JobStatus.SUCCESS);
    cancellation.cancel();
    assertThatThrownBy(() -> WithinADeadline.fresh(braze, "loyalty", cancellation))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void springClosesTheClientItHasMade(@TempDir Path folder) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "a-key");
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(BrazeConfiguration.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .run("--braze.instance=US-03", "--braze.api-key-file=" + key)) {
      assertThat(application.getBean(BrazeCdiClient.class))
          .hasToString("BrazeCdiClient(https://rest.iad-03.braze.com/)");
      assertThat(application.getBean(HealthCheck.class)).isNotNull();
    }
  }

  private Integration addFailing() {
    Integration catalog =
        Integration.builder()
            .integrationId("catalog")
            .integrationName("Catalog")
            .lastJobStatus("error")
            .lastJobStartTime(NOW.minus(Duration.ofHours(1)))
            .build();
    sandbox.addIntegration(
        catalog,
        List.of(
            JobSyncStatus.builder()
                .jobStatus(JobStatus.ERROR)
                .syncStartTime(NOW.minus(Duration.ofHours(1)))
                .build()));
    return catalog;
  }
}

package dev.brazecdi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.SandboxRequest;
import dev.brazecdi.sandbox.ScaledTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The command line over a year's history, 3,500 pages, on a clock that runs sixty times as fast for
 * it and the sandbox alike.
 */
@Tag("soak")
final class SoakTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  private static final int PAGES = 3_500;
  private static final int LIMIT = 100;

  @Test
  @Timeout(300)
  void yearOfSyncs() {
    try (Sandbox warm = Sandbox.builder().integration(ID, 900).start()) {
      Run.of().with("BRAZE_API_KEY", warm.apiKey()).go("syncs", "--base-url", warm.baseUrl(), ID);
    }
    ScaledTime time = new ScaledTime(Instant.parse("2026-03-25T06:00:10Z"), 60);
    try (Sandbox sandbox = Sandbox.builder().clock(time).integration(ID, 10 * PAGES).start()) {
      Instant start = time.instant();
      Run run =
          Run.of()
              .on(time)
              .with("BRAZE_API_KEY", sandbox.apiKey())
              .go("syncs", "--base-url", sandbox.baseUrl(), ID);
      Instant end = time.instant();

      // The last hundred fit into the window that begins so many minutes after the first.
      Instant lastWindow =
          start.truncatedTo(ChronoUnit.MINUTES).plus(PAGES / LIMIT - 1, ChronoUnit.MINUTES);
      double least = Duration.between(start, lastWindow).toMillis();
      double took = Duration.between(start, end).toMillis();
      long refused =
          sandbox.requests().stream().map(SandboxRequest::status).filter(s -> s == 429).count();
      System.out.printf(
          Locale.ROOT,
          "soak: %d pages, %d refused, efficiency at least %.3f%n",
          sandbox.requests().size(),
          refused,
          least / took);
      assertThat(run.code).isZero();
      assertThat(run.lines()).hasSize(10 * PAGES);
      assertThat(sandbox.requests()).hasSize(PAGES);
      assertThat(refused).isZero();
    }
  }
}

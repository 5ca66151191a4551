package dev.brazecdi.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TriggerCommandTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T07:00:10Z"));
  private final Sandbox sandbox =
      Sandbox.builder()
          .clock(time)
          .integration("a", "Loyalty points", 3)
          .runDuration(Duration.ofMinutes(3))
          .start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void syncIsStarted() {
    Run run = trigger("--format", "text", "Loyalty points");

    assertThat(run.code).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("Loyalty points: accepted at 2026-03-25 07:00:10\n");
    assertThat(sandbox.requests()).extracting(request -> request.method()).containsOnlyOnce("POST");
  }

  @Test
  void thatVeryRunIsWaitedFor() {
    Run run = trigger("--wait", "--format", "text", "Loyalty points");

    assertThat(run.code).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(1)).startsWith("Loyalty points: success, took 3m 0s, ");
  }

  @Test
  void pipeGetsOneJsonObject() {
    assertThat(trigger("a").lines())
        .singleElement()
        .asString()
        .startsWith("{\"integration_id\":\"a\",\"accepted_at\":\"2026-03-25T07:00:10Z\",")
        .endsWith("\"run\":null}");
    time.advance(Duration.ofMinutes(5));
    assertThat(trigger("--wait", "a").lines())
        .singleElement()
        .asString()
        .contains("\"run\":{\"job_status\":\"success\"");
  }

  @Test
  void conflictIsForTheCallerToDecide() {
    sandbox.startRun("a");

    Run refused = trigger("a");
    assertThat(refused.code).isEqualTo(ExitCode.CONFLICT.number());
    assertThat(refused.err().lines()).hasSize(1);

    Run joined = trigger("--if-running", "join", "--wait", "--format", "text", "a");
    assertThat(joined.code).as(joined.err()).isZero();
    assertThat(posts()).isEqualTo(2);

    sandbox.startRun("a");
    Run waited = trigger("--if-running=wait", "--wait", "--format", "text", "a");
    assertThat(waited.code).as(waited.err()).isZero();
    assertThat(posts()).isEqualTo(4);
  }

  @Test
  void waitThatIsTooShortSaysSo() {
    Run run = trigger("--wait", "--timeout=1m", "a");

    assertThat(run.code).isEqualTo(ExitCode.NO_ANSWER.number());
    assertThat(run.err()).contains("has not ended in time; it was last seen running");
    assertThat(run.out()).contains("\"accepted_at\":").endsWith("\"run\":null}\n");
    assertThat(time.instant()).isBeforeOrEqualTo("2026-03-25T07:01:10Z");
  }

  @Test
  void whatIsWrongIsOneLine() {
    assertThat(trigger().err()).contains("the INTEGRATION is missing");
    assertThat(trigger("--timeout=soon", "a").err()).contains("\"soon\" is no duration");
    assertThat(trigger("--if-running=never", "a").code).isEqualTo(ExitCode.USAGE.number());
    assertThat(sandbox.requests()).isEmpty();
  }

  private long posts() {
    return sandbox.requests().stream().filter(request -> request.method().equals("POST")).count();
  }

  private Run trigger(String... arguments) {
    List<String> all = new ArrayList<>(List.of("trigger", "--base-url", sandbox.baseUrl()));
    all.addAll(List.of(arguments));
    return Run.of().with("BRAZE_API_KEY", sandbox.apiKey()).on(time).go(all.toArray(new String[0]));
  }
}

package dev.brazecdi.cli.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.fixtures.FakeServer;
import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Terminal;
import dev.brazecdi.sandbox.Fault;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.SandboxRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProbeTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";

  @TempDir private Path folder;
  private Sandbox sandbox = Sandbox.builder().integration(ID, "Loyalty points", 25).start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void sandboxIsAsDocumentedButForItsCursors() {
    Probing probing = probe();

    assertThat(probing.run.code).isZero();
    assertThat(probing.run.err()).isEmpty();
    assertThat(probing.differences())
        .containsExactly(Map.entry("Link header: cursors", "differs: base64 of 12 characters"));
    assertThat(probing.findings())
        .containsEntry("Link header: slash before the id in next", "same: is missing")
        .containsEntry("Link header: spaces between two links", "same: 0")
        .containsEntry("sync statuses: items on the pages", "same: 10, 10, 5")
        .containsEntry("sync statuses: order", "same: newest first")
        .containsEntry(
            "sync statuses: sync_finish_time",
            "same: ISO 8601 time with 6 digits of fraction and Z (25)")
        .containsEntry("integrations: values of warehouse_type", "unknown: snowflake (1)")
        .containsEntry("rate limit: headers on 401", "same: empty")
        .containsEntry("errors: a 401 repeats the key", "same: yes, in the body")
        .containsEntry("responses: protocol", "unknown: http/1.1");
  }

  @Test
  void probeOnlyReadsAndAsksADozenTimes() {
    probe();

    assertThat(sandbox.requests()).hasSize(11);
    assertThat(sandbox.requests()).extracting(SandboxRequest::method).containsOnly("GET");
  }

  @Test
  void onePageHasNoLink() {
    restart(Sandbox.builder().integration(ID, 4));
    Probing probing = probe();

    assertThat(probing.findings())
        .containsEntry("Link header: Link where everything fits on a page", "same: absent")
        .containsEntry("Link header: targets", "unknown: not seen")
        .containsEntry("sync statuses: items on the pages", "same: 4")
        .containsEntry("sync statuses: items repeated on the next page", "unknown: not seen");
    assertThat(probing.differences()).isEmpty();
  }

  @Test
  void integrationThatWasNamedIsAsked() {
    restart(Sandbox.builder().integration("first", 30).integration(ID, 3));
    Probing probing = probe(ID);

    assertThat(probing.findings()).containsEntry("sync statuses: items on the pages", "same: 3");
  }

  @Test
  void permissionIsMissing() {
    restart(Sandbox.builder().withholdPermission("cdi.integration_list").integration(ID, 25));
    Probing without = probe();
    Probing with = probe(ID);

    assertThat(without.run.code).isEqualTo(ExitCode.PERMISSION_MISSING.number());
    assertThat(without.findings())
        .containsEntry("errors: sync statuses, cursor=bad-cursor", "unknown: not seen")
        .containsEntry("sync statuses: job_status", "unknown: not seen");
    assertThat(with.run.code).isZero();
    assertThat(with.findings())
        .containsEntry("sync statuses: items on the pages", "same: 10, 10, 5");
  }

  @Test
  void keyIsRefused() {
    Probing probing = new Probing(folder, sandbox.baseUrl(), "another-key-77aa", ID);

    assertThat(probing.run.code).isEqualTo(ExitCode.KEY_REFUSED.number());
    assertThat(probing.evidence()).contains("Invalid API key and 18 more characters");
    assertThat(probing.evidence() + probing.run.out()).doesNotContain("another-key-77aa");
  }

  @Test
  void faultsAreFindings() {
    sandbox.inject(2, Fault.LINK_ELSEWHERE);
    sandbox.inject(3, Fault.NO_RATE_HEADERS);
    sandbox.inject(6, Fault.BAD_GATEWAY);
    sandbox.inject(7, Fault.UNAVAILABLE_RETRY_LATER);
    Probing probing = probe();

    assertThat(probing.differences())
        .containsEntry("Link header: targets", "differs: absolute, to another host, relative")
        .containsEntry("rate limit: headers on 200", "differs: absent, present")
        .containsEntry("rate limit: Retry-After", "differs: on 503")
        .containsEntry(
            "errors: sync statuses, cursor=bad-cursor", "differs: 502 HTML of 50 characters")
        .containsEntry(
            "errors: integrations, cursor=bad-cursor", "differs: 503 text of 8 characters")
        .containsEntry("responses: Content-Type of errors", "differs: application/json, text/html")
        .containsEntry(
            "responses: bodies that are not JSON objects",
            "differs: listJobSyncStatuses 502 HTML of 50 characters");
    assertThat(probing.evidence()).contains("<https://…/cdi/").doesNotContain("example.com");
  }

  @Test
  void brokenAnswersDoNotStopIt() {
    sandbox.inject(2, Fault.TRUNCATED_BODY);
    sandbox.inject(4, Fault.CLOSED_BEFORE_HEADERS);
    sandbox.inject(5, Fault.BINARY_BODY);
    sandbox.inject(6, Fault.LINK_BROKEN);
    Probing probing = probe();

    assertThat(probing.run.code).isZero();
    assertThat(probing.evidence()).contains("no complete response: ", "not JSON, of ");
    assertThat(probing.findings()).containsKey("errors: a misspelt path");
  }

  @Test
  void unknownStatusAndFieldAreFindings() {
    sandbox.addRun(
        ID,
        JobSyncStatus.builder()
            .jobStatus(JobStatus.of("Success"))
            .syncStartTime(Instant.now())
            .additionalProperties(Map.of("rows_skipped", 2, "note", "for Jane Doe"))
            .build());
    sandbox.addRun(ID, JobSyncStatus.builder().jobStatus(JobStatus.of("limit_exceeded")).build());
    Probing probing = probe();

    assertThat(probing.differences())
        .containsEntry("sync statuses: undocumented fields", "differs: note, rows_skipped");
    assertThat(probing.findings().get("sync statuses: values of job_status"))
        .startsWith("differs: ")
        .contains("success in another case (1)", "text of 14 characters (1)");
    assertThat(probing.evidence()).doesNotContain("limit_exceeded", "Jane");
  }

  @Test
  void serviceIsNotReached() {
    String address = sandbox.baseUrl();
    sandbox.close();
    Probing probing = new Probing(folder, address, "some-key");

    assertThat(probing.run.code).isEqualTo(ExitCode.CONNECTION_REFUSED.number());
    assertThat(probing.run.err())
        .isEqualToIgnoringNewLines("brazecdi: no page was received: the connection was refused");
    assertThat(probing.evidence()).contains("no complete response: ConnectException");
    assertThat(probing.differences()).isEmpty();
  }

  @Test
  void evidenceGoesToStandardOutputOnRequest() {
    Run run = Run.of().go("doctor", "--probe", "--demo", "--evidence", "-");

    assertThat(run.code).isZero();
    assertThat(run.lines().get(0)).isEqualTo("# Probe of Braze Cloud Data Ingestion");
  }

  @Test
  void terminalGetsATableThatFits() {
    Run run =
        Run.of()
            .on(new Terminal(true, true, 80, true))
            .go("doctor", "--probe", "--demo", "--evidence", folder.resolve("e.md").toString());

    assertThat(run.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    assertThat(run.out()).contains("Link header:\n", "evidence written to ");
    assertThat(run.err()).contains("request 11: integrations, random key");
  }

  @Test
  void interruptionLeavesNoFile() throws IOException {
    Run run = Run.of().with("BRAZE_API_KEY", sandbox.apiKey());
    Console console = run.console();
    console.interruption().cancel();
    run.go(
        console,
        "doctor",
        "--probe",
        "--base-url",
        sandbox.baseUrl(),
        "--evidence",
        folder.resolve("evidence.md").toString());

    assertThat(run.code).isEqualTo(ExitCode.INTERRUPTED.number());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void interruptionEndsARequestInFlight() throws IOException {
    Run run = Run.of().with("BRAZE_API_KEY", "some-key");
    Console console = run.console();
    try (FakeServer fake =
        new FakeServer(
            request -> {
              console.interruption().cancel();
              return new FakeServer.Answer(500, "");
            })) {
      String file = folder.resolve("evidence.md").toString();
      run.go(console, "doctor", "--probe", "--base-url", fake.url(), "--evidence", file);

      assertThat(run.code).isEqualTo(ExitCode.INTERRUPTED.number());
      assertThat(fake.authorizations).hasSize(1);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void finishedProbeLeavesNothingButItsFile() throws IOException {
    probe();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("evidence.md");
    }
  }

  @Test
  void fileThatCannotBeWrittenIsRefusedBeforeAnyRequest() {
    Run run =
        Run.of()
            .with("BRAZE_API_KEY", sandbox.apiKey())
            .go(
                "doctor",
                "--probe",
                "--base-url",
                sandbox.baseUrl(),
                "--evidence",
                folder.resolve("no/such/folder.md").toString());

    assertThat(run.code).isEqualTo(ExitCode.USAGE.number());
    assertThat(sandbox.requests()).isEmpty();
  }

  private void restart(Sandbox.Builder builder) {
    sandbox.close();
    sandbox = builder.start();
  }

  private Probing probe(String... arguments) {
    return new Probing(folder, sandbox.baseUrl(), sandbox.apiKey(), arguments);
  }
}

package dev.brazecdi.cli;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.connection.DemoServer;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.cli.terminal.UsageException;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.sandbox.Fault;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.SandboxRequest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code brazecdi sandbox}: a fake server of the API, for programs in any language. */
@Command(
    name = "sandbox",
    description = "Starts a fake of Braze on this machine and runs it until it is interrupted.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Prints where it is and the key it accepts: a list on a terminal, one JSON object in a pipe.",
      "Requests are shown on standard error.",
      "Examples:",
      "  brazecdi sandbox",
      "  brazecdi sandbox --port 8123 --syncs 250 --inject 3=TRUNCATED_BODY"
    })
final class SandboxCommand implements Callable<Integer> {
  private static final int LARGEST_PORT = 65_535;

  private final Console console;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where it listens. Default: a free port.")
  private int port;

  @Option(
      names = "--integration",
      paramLabel = "ID",
      description = "The id of its integration. Default: ${DEFAULT-VALUE}.",
      defaultValue = DemoServer.INTEGRATION)
  private String integrationId = DemoServer.INTEGRATION;

  @Option(
      names = "--syncs",
      paramLabel = "N",
      description = "How many syncs it has had. Default: ${DEFAULT-VALUE}.",
      defaultValue = "26")
  private int syncs;

  @Option(
      names = "--unknown-status",
      description = "Add a sync with a status that is not documented, limit_exceeded.")
  private boolean unknownStatus;

  @Option(
      names = "--window",
      paramLabel = "SECONDS",
      description = "How long a window of the rate limit is. Default: ${DEFAULT-VALUE}.",
      defaultValue = "60")
  private int window;

  @Option(
      names = "--inject",
      paramLabel = "N=FAULT",
      description = "Have request N go wrong; docs/reliability.md has the faults.")
  private Map<Integer, String> faults = new LinkedHashMap<>();

  @Option(
      names = "--provider-states",
      description = "Let verifiers of pacts change its state over HTTP; docs/contract.md has how.")
  private boolean providerStates;

  SandboxCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    CancellationToken.Registration registration =
        console.interruption().onCancel(interrupted::countDown);
    try (Sandbox sandbox = start()) {
      console.out().println(console.terminal().stdout() ? inWords(sandbox) : json(sandbox));
      console.out().flush();
      interrupted.await();
    } finally {
      registration.close();
    }
    return ExitCode.OK.number();
  }

  private Sandbox start() {
    if (port < 0 || port > LARGEST_PORT) {
      throw new UsageException("--port is " + port + "; give one from 1 to " + LARGEST_PORT);
    }
    if (window < 1) {
      throw new UsageException("--window is " + window + "; give a number above zero");
    }
    Map<Integer, Fault> planned = new LinkedHashMap<>();
    faults.forEach((request, name) -> planned.put(request, fault(name)));
    Sandbox sandbox;
    try {
      sandbox =
          Sandbox.builder()
              .integration(integrationId, DemoServer.NAME, syncs)
              .window(Duration.ofSeconds(window))
              .seed(DemoServer.SEED)
              .port(port)
              .providerStates(providerStates)
              .log(this::show)
              .start();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    try {
      planned.forEach(sandbox::inject);
    } catch (IllegalArgumentException e) {
      sandbox.close();
      throw new UsageException("--inject: " + e.getMessage());
    }
    if (unknownStatus) {
      sandbox.addRun(integrationId, runWithUnknownStatus());
    }
    return sandbox;
  }

  private JobSyncStatus runWithUnknownStatus() {
    Instant now = console.time().instant();
    return JobSyncStatus.builder()
        .jobStatus(JobStatus.of("limit_exceeded"))
        .syncStartTime(now.minusSeconds(60))
        .syncFinishTime(now.minusSeconds(59))
        .build();
  }

  private static Fault fault(String name) {
    try {
      return Fault.valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      String faults = Stream.of(Fault.values()).map(Fault::name).collect(Collectors.joining(", "));
      throw new UsageException("\"" + name + "\" is no fault; there are " + faults);
    }
  }

  private void show(SandboxRequest request) {
    String query = request.query() == null ? "" : "?" + request.query();
    String line = (request.method() + " " + request.path() + query).strip();
    line += request.status() == 0 ? "" : " " + request.status();
    line += request.fault() == null ? "" : " " + request.fault().name();
    console.err().println(Printable.line(line));
    console.err().flush();
  }

  private String inWords(Sandbox sandbox) {
    return String.join(
        System.lineSeparator(),
        "address      " + sandbox.baseUrl(),
        "API key      " + sandbox.apiKey(),
        "integration  " + integrationId,
        providerStates
            ? "states       " + sandbox.providerStatesUrl() + System.lineSeparator()
            : "",
        "Try, in another terminal:",
        "  export BRAZE_REST_ENDPOINT=" + sandbox.baseUrl() + " BRAZE_API_KEY=" + sandbox.apiKey(),
        "  " + System.getProperty("brazecdi.command", "brazecdi") + " syncs " + integrationId);
  }

  private String json(Sandbox sandbox) {
    return JsonOutput.object(
        json -> {
          json.name("base_url").value(sandbox.baseUrl());
          json.name("api_key").value(sandbox.apiKey());
          json.name("integration_id").value(integrationId);
          if (providerStates) {
            json.name("provider_states_url").value(sandbox.providerStatesUrl());
          }
        });
  }
}

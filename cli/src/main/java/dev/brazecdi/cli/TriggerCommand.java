package dev.brazecdi.cli;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.retrofit.CallOptions;
import dev.brazecdi.retrofit.IfRunning;
import dev.brazecdi.retrofit.TriggeredSync;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brazecdi trigger}: starts a sync, and waits for its end. */
@Command(
    name = "trigger",
    description = "Starts a sync of an integration, and waits for its end if that is asked for.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "With --wait it ends with 0 if all rows were synced, 1 if some failed, 2 if none were synced, 3",
      "if the status is not a documented one; with 22 if the sync has not ended in time, with 15 if",
      "another is running and --if-running is fail.",
      "Examples:",
      "  brazecdi trigger --demo --if-running=wait --wait",
      "  brazecdi trigger --instance US-03 --wait --timeout 45m 'Loyalty points'"
    })
final class TriggerCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "INTEGRATION",
      description =
          "Its id, its name, or its address in the dashboard; the demo has one of its own.")
  private @Nullable String integration;

  @Mixin private Connection connection = new Connection();

  @Option(names = "--wait", description = "Wait for the end of that very run.")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "How long all of it may take at most. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1h")
  private String timeout = "1h";

  @Option(
      names = "--if-running",
      paramLabel = "WHAT",
      description =
          "If one is running: ${COMPLETION-CANDIDATES} (take that one, or wait for its end and"
              + " start another). Default: ${DEFAULT-VALUE}.",
      defaultValue = "fail")
  private Running ifRunning = Running.fail;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}: lines for people, one JSON object for programs."
              + " Default: text on a terminal, json in a pipe.")
  private @Nullable TextFormat format;

  TriggerCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String named = integration == null && connection.isDemo() ? Demo.NAME : integration;
    if (named == null || named.isBlank()) {
      throw new UsageException("the INTEGRATION is missing; give its id or name");
    }
    long deadline = console.time().nanoTime() + Spans.duration(timeout).toNanos();
    try (Progress progress = new Progress(console);
        Service service = connection.open(console, progress)) {
      Integrations.Named one = service.integrations(console.interruption()).named(named);
      ExitCode code = trigger(service, one, deadline, progress);
      service.farewell(console);
      return (console.out().checkError() ? ExitCode.OUTPUT_CLOSED : code).number();
    }
  }

  private ExitCode trigger(
      Service service, Integrations.Named one, long deadline, Progress progress) {
    progress.elapsing("starting a sync of " + one.shown());
    TriggeredSync triggered =
        service
            .braze()
            .triggerSync(one.id(), IfRunning.valueOf(ifRunning.constant()), until(deadline));
    progress.clear();
    if (isText()) {
      print(one.shown() + ": accepted at " + Grid.seconds(triggered.acceptedAt(), ZoneOffset.UTC));
    }
    if (!wait) {
      if (!isText()) {
        print(json(triggered, null));
      }
      return ExitCode.OK;
    }
    progress.elapsing("waiting for the sync of " + one.shown());
    JobSyncStatus run;
    try {
      run = service.braze().awaitSync(one.id(), triggered.startedAfter(), until(deadline)).status();
    } catch (BrazeCdiException e) {
      progress.clear();
      if (!isText()) {
        print(json(triggered, null)); // it was started all the same
      }
      if (!(e instanceof CancelledException)) {
        throw e;
      }
      BrazeCdi.report(console, "interrupted; the sync goes on at Braze");
      return ExitCode.INTERRUPTED;
    }
    progress.clear();
    print(isText() ? one.shown() + ": " + Outcome.inWords(run) : json(triggered, run));
    return Outcome.code(run);
  }

  /** What is left of the time, at least a moment. */
  private CallOptions until(long deadline) {
    long left = Math.max(1, deadline - console.time().nanoTime());
    return CallOptions.defaults()
        .cancelledBy(console.interruption())
        .timeout(Duration.ofNanos(left));
  }

  private boolean isText() {
    return format == null ? console.terminal().stdout() : format == TextFormat.text;
  }

  private void print(String line) {
    console.out().print(line + "\n");
    console.out().flush();
  }

  private static String json(TriggeredSync triggered, @Nullable JobSyncStatus run) {
    JsonAdapter<JobSyncStatus> adapter =
        new Moshi.Builder()
            .add(ApiJsonAdapters.FACTORY)
            .build()
            .adapter(JobSyncStatus.class)
            .serializeNulls();
    return Json.object(
        json -> {
          json.name("integration_id").value(triggered.integrationId());
          json.name("accepted_at").value(triggered.acceptedAt().toString());
          json.name("started_after").value(triggered.startedAfter().toString());
          json.name("run");
          adapter.toJson(json, run);
        });
  }

  /** What to do if one is running, as it is written on the command line. */
  enum Running {
    fail,
    join,
    wait;

    String constant() {
      return name().toUpperCase(Locale.ROOT);
    }
  }

  /** The formats, as they are written on the command line. */
  enum TextFormat {
    text,
    json
  }
}

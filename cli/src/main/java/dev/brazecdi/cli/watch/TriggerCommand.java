package dev.brazecdi.cli.watch;

import com.squareup.moshi.JsonAdapter;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.connection.ClientHandle;
import dev.brazecdi.cli.connection.Connection;
import dev.brazecdi.cli.connection.IntegrationArgument;
import dev.brazecdi.cli.connection.Integrations;
import dev.brazecdi.cli.connection.Progress;
import dev.brazecdi.cli.syncs.RunText;
import dev.brazecdi.cli.terminal.Choice;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Durations;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Format;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.cli.terminal.Text;
import dev.brazecdi.client.CallOptions;
import dev.brazecdi.client.IfRunning;
import dev.brazecdi.client.TriggeredSync;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CancelledException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
public final class TriggerCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private IntegrationArgument integration = new IntegrationArgument();

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
      converter = IfRunningChoice.class,
      completionCandidates = IfRunningChoice.class,
      description =
          "If one is running: ${COMPLETION-CANDIDATES} (take that one, or wait for its end and"
              + " start another). Default: ${DEFAULT-VALUE}.",
      defaultValue = "fail")
  private IfRunning ifRunning = IfRunning.FAIL;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = TextOrJson.class,
      completionCandidates = TextOrJson.class,
      description =
          "${COMPLETION-CANDIDATES}: lines for people, one JSON object for programs."
              + " Default: text on a terminal, json in a pipe.")
  private @Nullable Format format;

  public TriggerCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    integration.check(connection);
    long deadline = console.time().nanoTime() + Durations.duration(timeout).toNanos();
    return connection.run(
        console,
        (client, progress) -> trigger(client, integration.find(client), deadline, progress));
  }

  private ExitCode trigger(
      ClientHandle client, Integrations.Named one, long deadline, Progress progress) {
    progress.elapsing("starting a sync of " + one.shown());
    TriggeredSync triggered = client.braze().triggerSync(one.id(), ifRunning, until(deadline));
    progress.clear();
    if (isText()) {
      print(one.shown() + ": accepted at " + Text.seconds(triggered.acceptedAt(), ZoneOffset.UTC));
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
      run = client.braze().awaitSync(one.id(), triggered.startedAfter(), until(deadline)).status();
    } catch (BrazeCdiException e) {
      progress.clear();
      if (!isText()) {
        print(json(triggered, null)); // it was started all the same
      }
      if (!(e instanceof CancelledException)) {
        throw e;
      }
      console.report("interrupted; the sync goes on at Braze");
      return ExitCode.INTERRUPTED;
    }
    progress.clear();
    print(isText() ? one.shown() + ": " + RunText.line(run) : json(triggered, run));
    return RunText.exitCode(run);
  }

  /** What is left of the time, at least a moment. */
  private CallOptions until(long deadline) {
    long left = Math.max(1, deadline - console.time().nanoTime());
    return CallOptions.defaults()
        .cancelledBy(console.interruption())
        .timeout(Duration.ofNanos(left));
  }

  private boolean isText() {
    return Format.orDefault(format, console, Format.TEXT, Format.JSON) == Format.TEXT;
  }

  private void print(String line) {
    console.out().print(line + "\n");
    console.out().flush();
  }

  private static String json(TriggeredSync triggered, @Nullable JobSyncStatus run) {
    JsonAdapter<JobSyncStatus> adapter = JsonOutput.adapter(JobSyncStatus.class);
    return JsonOutput.object(
        json -> {
          json.name("integration_id").value(triggered.integrationId());
          json.name("accepted_at").value(triggered.acceptedAt().toString());
          json.name("started_after").value(triggered.startedAfter().toString());
          json.name("run");
          adapter.toJson(json, run);
        });
  }

  /** The values of {@code --if-running}. */
  static final class IfRunningChoice extends Choice<IfRunning> {
    IfRunningChoice() {
      super(List.of(IfRunning.values()));
    }
  }

  /** The formats of this command. */
  static final class TextOrJson extends Format.Formats {
    TextOrJson() {
      super(Format.TEXT, Format.JSON);
    }
  }
}

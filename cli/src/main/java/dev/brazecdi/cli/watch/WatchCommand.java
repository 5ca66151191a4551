package dev.brazecdi.cli.watch;

import dev.brazecdi.cli.connection.ClientHandle;
import dev.brazecdi.cli.connection.Connection;
import dev.brazecdi.cli.connection.Integrations;
import dev.brazecdi.cli.connection.IntegrationsArgument;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Durations;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.client.ServerException;
import dev.brazecdi.client.TransportException;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.retrofit.ClientListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brazecdi watch}: the newest run of each integration, looked at again and again. */
@Command(
    name = "watch",
    description = "Shows the newest run of each integration, and what becomes of it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "On a terminal a table that is drawn anew in its place; in a pipe a line for each change.",
      "A look takes one request for ten integrations, and one for each that runs or has changed.",
      "Examples:",
      "  brazecdi watch --demo --until-ended",
      "  brazecdi watch --instance US-03 --interval 1m 'Loyalty points'"
    })
public final class WatchCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private IntegrationsArgument integrations = new IntegrationsArgument();

  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      description = "How long from one look to the next. Default: 30s, in a demo 1s.")
  private @Nullable String interval;

  @Option(
      names = "--until-ended",
      description =
          "End when nothing runs any more, with 0, 1, 2 or 3 for the worst of the newest runs.")
  private boolean untilEnded;

  public WatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Duration pause =
        interval == null
            ? Duration.ofSeconds(connection.isDemo() ? 1 : 30)
            : Durations.duration(interval);
    try (ClientHandle client = connection.open(console, ClientListener.NONE)) {
      ExitCode code = watch(client, pause);
      client.farewell(console);
      return code.number();
    }
  }

  private ExitCode watch(ClientHandle client, Duration pause) {
    List<Integrations.Named> named = integrations.isAll() ? List.of() : integrations.find(client);
    Watch watch = new Watch(client.braze(), named, console.interruption());
    try (WatchView view = isDrawable() ? new LiveView(console, pause) : new ChangeLines(console)) {
      return watch(watch, view, pause);
    }
  }

  private ExitCode watch(Watch watch, WatchView view, Duration pause) {
    while (true) {
      String trouble = null;
      try {
        watch.look();
      } catch (CancelledException e) {
        return ExitCode.INTERRUPTED;
      } catch (ServerException | TransportException | RateLimitedException e) {
        if (watch.watched().isEmpty()) {
          throw e; // it has never worked
        }
        trouble = e.getMessage(); // it may pass
      }
      view.show(watch.watched(), trouble, console.time().instant());
      if (console.out().checkError()) { // flushes
        return ExitCode.OUTPUT_CLOSED;
      }
      if (untilEnded && trouble == null && !watch.isAnyRunning()) {
        return watch.worst();
      }
      if (pause(pause)) {
        return ExitCode.INTERRUPTED;
      }
    }
  }

  private boolean isDrawable() {
    return console.terminal().stdout() && !"dumb".equals(console.environment().get("TERM"));
  }

  /** Whether the command was interrupted meanwhile. */
  private boolean pause(Duration pause) {
    CountDownLatch interrupted = new CountDownLatch(1);
    CancellationToken.Registration registration =
        console.interruption().onCancel(interrupted::countDown);
    try (registration) {
      return console.time().await(interrupted, pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}

package dev.brazecdi.cli.syncs;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.connection.ClientHandle;
import dev.brazecdi.cli.connection.Connection;
import dev.brazecdi.cli.connection.Integrations;
import dev.brazecdi.cli.connection.IntegrationsArgument;
import dev.brazecdi.cli.connection.Progress;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Durations;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Grid;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.cli.terminal.OutputClosedException;
import dev.brazecdi.cli.terminal.TableOrLines;
import dev.brazecdi.cli.terminal.Text;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brazecdi summary}: summarizes the runs of a period. */
@Command(
    name = "summary",
    description = "Adds up how the runs of a period went, for each integration.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "GAP is the longest time from one start to the next, or to now. Runs are read no further back",
      "than the period, ten a request.",
      "Examples:",
      "  brazecdi summary --demo",
      "  brazecdi summary --instance US-03 --since 30d 'Loyalty points'"
    })
public final class SummaryCommand implements Callable<Integer> {
  private static final int NAME_WIDTH = 22;

  private final Console console;

  @Mixin private IntegrationsArgument integrations = new IntegrationsArgument();

  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Where the period begins: 24h, 7d, 2026-03-01. Default: ${DEFAULT-VALUE}.",
      defaultValue = "7d")
  private String since = "7d";

  @Mixin private TableOrLines format = new TableOrLines();

  public SummaryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Instant now = console.time().instant();
    Instant from = Durations.time(since, now);
    return connection.run(console, (client, progress) -> summarize(client, progress, from, now));
  }

  private ExitCode summarize(ClientHandle client, Progress progress, Instant from, Instant now) {
    boolean table = format.isTable(console);
    Grid<Summary> grid = new Grid<>(console.terminal(), columns());
    List<Integrations.Named> named = integrations.find(client);
    if (table) {
      progress.clear();
      console.out().print(named.isEmpty() ? "no integrations\n" : grid.header() + "\n");
    }
    for (Integrations.Named one : named) {
      Summary summary = Summary.of(one, runs(client.braze(), one.id(), from, progress), now);
      progress.clear();
      console.out().print((table ? grid.row(summary) : json(summary, from, now)) + "\n");
      if (console.out().checkError()) { // flushes
        throw new OutputClosedException();
      }
    }
    return ExitCode.OK;
  }

  private List<JobSyncStatus> runs(
      BrazeCdiClient braze, String id, Instant from, Progress progress) {
    PagedIterable<JobSyncStatus> list =
        braze.jobSyncStatuses(id, from).cancelledBy(console.interruption());
    Map<Object, JobSyncStatus> runs = new LinkedHashMap<>(); // one that comes twice counts once
    int pages = 0;
    progress.fetching(pages, runs.size());
    for (Page<JobSyncStatus> page : list.pages()) {
      pages++;
      for (JobSyncStatus run : page.items()) {
        Instant start = run.syncStartTime();
        if (start == null || !start.isBefore(from)) {
          runs.put(start == null ? run : start, run);
        }
      }
      progress.fetching(pages, runs.size());
    }
    return List.copyOf(runs.values());
  }

  private static List<Grid.Column<Summary>> columns() {
    return List.of(
        Grid.Column.left(
            "INTEGRATION",
            NAME_WIDTH,
            summary -> Text.cut(summary.integration().shown(), NAME_WIDTH)),
        Grid.Column.right("RUNS", 5, summary -> Integer.toString(summary.runs())),
        new Grid.Column<>("SUCCESS", 7, true, SummaryCommand::rate, SummaryCommand::colourOf),
        Grid.Column.right("FAILED", 6, summary -> Integer.toString(summary.failed())),
        Grid.Column.right("PARTIAL", 7, summary -> Integer.toString(summary.partial())),
        Grid.Column.right("ROWS", 10, summary -> Long.toString(summary.rows())),
        Grid.Column.right("ROWS FAILED", 11, summary -> Long.toString(summary.rowsFailed())),
        Grid.Column.right("MEDIAN", 8, summary -> Text.duration(summary.median())),
        Grid.Column.right("LONGEST", 8, summary -> Text.duration(summary.longest())),
        Grid.Column.right("GAP", 8, summary -> Text.duration(summary.gap())));
  }

  private static String rate(Summary summary) {
    Double rate = summary.successRate();
    return rate == null ? "-" : String.format(Locale.ROOT, "%.1f%%", Math.floor(rate * 1000) / 10);
  }

  private static @Nullable String colourOf(Summary summary) {
    if (summary.ended() == 0) {
      return null;
    }
    return summary.failed() > 0 ? "31" : summary.partial() > 0 ? "33" : "32";
  }

  private static String json(Summary summary, Instant from, Instant now) {
    return JsonOutput.object(
        json -> {
          json.name("integration_id").value(summary.integration().id());
          json.name("integration_name").value(summary.integration().name());
          json.name("from").value(from.toString());
          json.name("to").value(now.toString());
          json.name("runs").value(summary.runs());
          json.name("ended").value(summary.ended());
          json.name("succeeded").value(summary.succeeded());
          json.name("partial").value(summary.partial());
          json.name("failed").value(summary.failed());
          json.name("success_rate").value(summary.successRate());
          json.name("rows_synced").value(summary.rows());
          json.name("rows_failed_with_errors").value(summary.rowsFailed());
          json.name("median_seconds").value(seconds(summary.median()));
          json.name("longest_seconds").value(seconds(summary.longest()));
          json.name("longest_gap_seconds").value(seconds(summary.gap()));
        });
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }
}

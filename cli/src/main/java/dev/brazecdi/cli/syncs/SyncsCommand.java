package dev.brazecdi.cli.syncs;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.connection.ClientHandle;
import dev.brazecdi.cli.connection.Connection;
import dev.brazecdi.cli.connection.IntegrationArgument;
import dev.brazecdi.cli.connection.Progress;
import dev.brazecdi.cli.terminal.Choice;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Durations;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.LocalTimeOption;
import dev.brazecdi.cli.terminal.TableOrLines;
import dev.brazecdi.cli.terminal.Text;
import dev.brazecdi.cli.terminal.UsageException;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brazecdi syncs}: the sync statuses of an integration. */
@Command(
    name = "syncs",
    description = "Lists the sync statuses of an integration, as Braze orders them.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The API key comes from BRAZE_API_KEY, or from the file named in BRAZE_API_KEY_FILE.",
      "Examples:",
      "  brazecdi syncs --demo",
      "  brazecdi syncs --instance US-03 --limit 3 2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11",
      "  brazecdi syncs --since 24h 'Loyalty points' | jq .job_status"
    })
public final class SyncsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private IntegrationArgument integration = new IntegrationArgument();

  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Stop after so many syncs; no page is read that is not needed.")
  private @Nullable Integer limit;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those that started then or later: 24h, 7d, 2026-03-01 or a whole time.")
  private @Nullable String since;

  @Option(
      names = "--from",
      paramLabel = "CURSOR",
      description = "Start at the page with this cursor, which an interrupted walk has printed.")
  private @Nullable String from;

  @Mixin private TableOrLines format = new TableOrLines();

  private @Nullable Instant bound;

  @Mixin private LocalTimeOption localTime = new LocalTimeOption();

  public SyncsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (limit != null && limit < 1) {
      throw new UsageException("--limit is " + limit + "; give a number above zero");
    }
    if (since != null) {
      bound = Durations.time(since, console.time().instant());
    }
    integration.check(connection);
    return connection.run(console, this::list);
  }

  private ExitCode list(ClientHandle client, Progress progress) {
    return walk(syncs(client.braze(), integration.find(client).id()), progress);
  }

  private PagedIterable<JobSyncStatus> syncs(BrazeCdiClient braze, String id) {
    PagedIterable<JobSyncStatus> syncs =
        braze
            .jobSyncStatuses(id)
            .cancelledBy(console.interruption())
            .from(from == null ? null : Cursor.of(from));
    return bound == null ? syncs : syncs.since(bound, JobSyncStatus::syncStartTime);
  }

  private ExitCode walk(PagedIterable<JobSyncStatus> syncs, Progress progress) {
    SyncWriter writer = writer();
    int pages = 0;
    int items = 0;
    try {
      Iterator<Page<JobSyncStatus>> iterator = syncs.pages().iterator();
      while ((limit == null || items < limit) && iterator.hasNext()) {
        progress.fetching(pages, items);
        Page<JobSyncStatus> page = iterator.next();
        progress.clear();
        pages++;
        items += write(page, limit == null ? Integer.MAX_VALUE : limit - items, writer);
        if (console.out().checkError()) { // flushes
          return ExitCode.OUTPUT_CLOSED;
        }
      }
    } catch (BrazeCdiException e) {
      progress.clear();
      console.out().flush();
      reportResume(e, items);
      if (e instanceof CancelledException) {
        return ExitCode.INTERRUPTED;
      }
      throw e;
    }
    writer.end(pages);
    return ExitCode.OK;
  }

  /** Writes at most that many runs of a page, and returns how many. */
  private int write(Page<JobSyncStatus> page, int most, SyncWriter writer) {
    int items = 0;
    for (JobSyncStatus run : page.items()) {
      if (items < most && !isBeforeTheBound(run)) {
        writer.write(run);
        items++;
      }
    }
    return items;
  }

  /** Pages stay whole where a walk is bounded. */
  private boolean isBeforeTheBound(JobSyncStatus sync) {
    Instant start = sync.syncStartTime();
    return bound != null && start != null && start.isBefore(bound);
  }

  private void reportResume(BrazeCdiException e, int items) {
    Cursor cursor = e.resumeFrom();
    boolean interrupted = e instanceof CancelledException;
    if (cursor != null && (interrupted || items > 0)) {
      String what = (interrupted ? "interrupted" : "failed") + " after ";
      String command = commandFrom(cursor, items);
      console.report(what + Text.plural(items, "sync") + "; go on with: " + command);
    } else if (interrupted) {
      console.report("interrupted before the first page");
    }
  }

  /** Returns this command from that page on, for a shell. */
  private String commandFrom(Cursor cursor, int items) {
    List<String> words =
        new ArrayList<>(List.of(System.getProperty("brazecdi.command", "brazecdi"), "syncs"));
    words.addAll(connection.arguments());
    if (format.given() != null) {
      words.addAll(List.of("--format", Choice.word(format.given())));
    }
    if (localTime.isSet()) {
      words.add("--local-time");
    }
    if (limit != null) {
      words.addAll(List.of("--limit", Integer.toString(limit - items)));
    }
    if (bound != null) {
      words.addAll(List.of("--since", bound.toString()));
    }
    if (integration.word() != null) {
      words.add(integration.word());
    }
    words.addAll(List.of("--from", cursor.value()));
    return words.stream().map(SyncsCommand::quoted).collect(Collectors.joining(" "));
  }

  /** Quotes a word for a POSIX shell. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private SyncWriter writer() {
    return format.isTable(console)
        ? new SyncTable(console.out(), console.terminal(), localTime.zone())
        : SyncWriter.ndjson(console.out());
  }
}

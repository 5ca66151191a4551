package dev.brazecdi.cli;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import dev.brazecdi.retrofit.BrazeCdiClient;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class SyncsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "INTEGRATION",
      description =
          "Its id, its name, or its address in the dashboard; the demo has one of its own.")
  private @Nullable String integration;

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

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}: a table for people, one JSON object a line for programs."
              + " Default: table on a terminal, ndjson in a pipe.")
  private @Nullable Format format;

  private @Nullable Instant bound;

  @Option(
      names = "--local-time",
      description = "Show times of the table in the local zone, not UTC.")
  private boolean localTime;

  SyncsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (limit != null && limit < 1) {
      throw new UsageException("--limit is " + limit + "; give a number above zero");
    }
    if (since != null) {
      bound = Spans.time(since, console.time().instant());
    }
    try (Progress progress = new Progress(console)) {
      return run(progress).number();
    }
  }

  private ExitCode run(Progress progress) {
    String named = integration == null && connection.isDemo() ? Demo.INTEGRATION : integration;
    if (named == null || named.isBlank()) {
      throw new UsageException(
          "the INTEGRATION is missing; give its id or name, or --demo to see what this does");
    }
    try (Service service = connection.open(console, progress)) {
      String id = service.integrations(console.interruption()).named(named).id();
      ExitCode code = walk(syncs(service.braze(), id), progress);
      service.farewell(console);
      return code;
    }
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
    int left = limit == null ? Integer.MAX_VALUE : limit;
    int pages = 0;
    int items = 0;
    try {
      Iterator<Page<JobSyncStatus>> iterator = syncs.pages().iterator();
      while (left > 0 && iterator.hasNext()) {
        progress.fetching(pages, items);
        Page<JobSyncStatus> page = iterator.next();
        progress.clear();
        pages++;
        for (JobSyncStatus sync : page.items()) {
          if (left == 0) {
            break;
          }
          if (isBeforeTheBound(sync)) {
            continue;
          }
          writer.write(sync);
          items++;
          left--;
        }
        if (console.out().checkError()) { // flushes
          return ExitCode.OUTPUT_CLOSED;
        }
      }
    } catch (BrazeCdiException e) {
      progress.clear();
      console.out().flush();
      tellWhereToGoOn(e, items);
      if (e instanceof CancelledException) {
        return ExitCode.INTERRUPTED;
      }
      throw e;
    }
    writer.end(pages);
    return ExitCode.OK;
  }

  /** Pages stay whole where a walk is bounded. */
  private boolean isBeforeTheBound(JobSyncStatus sync) {
    Instant start = sync.syncStartTime();
    return bound != null && start != null && start.isBefore(bound);
  }

  private void tellWhereToGoOn(BrazeCdiException e, int items) {
    Cursor cursor = e.resumeFrom();
    boolean interrupted = e instanceof CancelledException;
    if (cursor != null && (interrupted || items > 0)) {
      BrazeCdi.report(
          console,
          (interrupted ? "interrupted" : "failed")
              + " after "
              + TableWriter.plural(items, "sync")
              + "; go on with: "
              + commandFrom(cursor, items));
    } else if (interrupted) {
      BrazeCdi.report(console, "interrupted before the first page");
    }
  }

  /** This very command, from that page on, for a shell to take. */
  private String commandFrom(Cursor cursor, int items) {
    List<String> words =
        new ArrayList<>(List.of(System.getProperty("brazecdi.command", "brazecdi"), "syncs"));
    words.addAll(connection.arguments());
    if (format != null) {
      words.addAll(List.of("--format", format.name()));
    }
    if (localTime) {
      words.add("--local-time");
    }
    if (limit != null) {
      words.addAll(List.of("--limit", Integer.toString(limit - items)));
    }
    if (bound != null) {
      words.addAll(List.of("--since", bound.toString()));
    }
    if (integration != null) {
      words.add(integration);
    }
    words.addAll(List.of("--from", cursor.value()));
    return words.stream().map(SyncsCommand::quoted).collect(Collectors.joining(" "));
  }

  /** As a POSIX shell takes it for one word. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private SyncWriter writer() {
    return switch (Format.orUsual(format, console, Format.ndjson)) {
      case table ->
          new TableWriter(
              console.out(),
              console.terminal(),
              localTime ? ZoneId.systemDefault() : ZoneOffset.UTC);
      case ndjson -> new NdjsonWriter(console.out());
    };
  }
}

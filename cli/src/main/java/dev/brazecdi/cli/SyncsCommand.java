package dev.brazecdi.cli;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import dev.brazecdi.retrofit.BrazeCdiClient;
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
      "  brazecdi syncs 2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11 | jq .job_status"
    })
final class SyncsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "INTEGRATION_ID",
      description = "The integration; the demo has one of its own.")
  private @Nullable String integrationId;

  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Stop after so many syncs; no page is read that is not needed.")
  private @Nullable Integer limit;

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
    try (Progress progress = new Progress(console)) {
      return (connection.isDemo() ? demo(progress) : real(progress)).number();
    }
  }

  private ExitCode real(Progress progress) {
    if (integrationId == null || integrationId.isBlank()) {
      throw new UsageException(
          "the INTEGRATION_ID is missing; give one, or --demo to see what this does");
    }
    try (BrazeCdiClient braze = connection.open(console, progress)) {
      return walk(syncs(braze, integrationId), progress);
    }
  }

  private ExitCode demo(Progress progress) {
    try (Demo demo = Demo.start();
        BrazeCdiClient braze = demo.client(progress)) {
      String id = integrationId == null ? demo.integrationId() : integrationId;
      ExitCode code = walk(syncs(braze, id), progress);
      console.out().flush();
      console.err().println(demo.inWords());
      return code;
    }
  }

  private PagedIterable<JobSyncStatus> syncs(BrazeCdiClient braze, String id) {
    PagedIterable<JobSyncStatus> syncs;
    try {
      syncs = braze.jobSyncStatuses(id);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    return syncs.cancelledBy(console.interruption()).from(from == null ? null : Cursor.of(from));
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
    if (integrationId != null) {
      words.add(integrationId);
    }
    words.addAll(List.of("--from", cursor.value()));
    return words.stream().map(SyncsCommand::quoted).collect(Collectors.joining(" "));
  }

  /** As a POSIX shell takes it for one word. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private SyncWriter writer() {
    Format wanted = format;
    if (wanted == null) {
      wanted = console.terminal().stdout() ? Format.table : Format.ndjson;
    }
    return switch (wanted) {
      case table ->
          new TableWriter(
              console.out(),
              console.terminal(),
              localTime ? ZoneId.systemDefault() : ZoneOffset.UTC);
      case ndjson -> new NdjsonWriter(console.out());
    };
  }

  /** The formats, as they are written on the command line. */
  enum Format {
    table,
    ndjson
  }
}

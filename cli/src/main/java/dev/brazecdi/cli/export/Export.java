package dev.brazecdi.cli.export;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import dev.brazecdi.cli.connection.Progress;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.InvalidCursorException;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes runs, page by page, and after each page how far it is. What was written and what the state
 * says never part: rows behind what the state knows of are taken back at the next start.
 *
 * <p>The history comes first, as Braze orders it. A state that knows all of it has only new runs
 * added, in the order of their start, and those that were running when they were written.
 */
final class Export {
  /** What has been running for longer is not waited for. */
  private static final Duration LONGEST_RUN = Duration.ofDays(7);

  private final BrazeCdiClient braze;
  private final ExportState state;
  private final ExportSink sink;
  private final ExportRows rows;
  private final @Nullable Instant since;
  private final CancellationToken cancellation;
  private final Progress progress;
  private int pages;
  private int written;

  Export(
      BrazeCdiClient braze,
      ExportState state,
      ExportSink sink,
      ExportRows rows,
      @Nullable Instant since,
      CancellationToken cancellation,
      Progress progress) {
    this.braze = braze;
    this.state = state;
    this.sink = sink;
    this.rows = rows;
    this.since = since;
    this.cancellation = cancellation;
    this.progress = progress;
  }

  /** How many rows it has written. */
  int written() {
    return written;
  }

  /** Writes the runs of an integration that are not written yet. */
  void integration(String id) {
    String head = rows.head();
    if (head != null && sink.isEmpty()) {
      sink.line(head);
    }
    ExportState.Position known = state.of(id);
    boolean fresh = !known.complete && known.cursor == null && known.newest == null;
    if (fresh) {
      state.begin(id, sink.flush());
    }
    if (!known.complete) {
      history(id, known);
    }
    if (!fresh) {
      news(id, known);
    }
  }

  private void history(String id, ExportState.Position known) {
    try {
      walk(id, known);
    } catch (InvalidCursorException e) {
      if (known.cursor == null) {
        throw e;
      }
      // That page is gone: from the start, in the place of what is there if that is all of it.
      state.begin(id, state.isLast(id) ? sink.takeBack(known.begin) : sink.flush());
      walk(id, known);
    }
  }

  private void walk(String id, ExportState.Position known) {
    String cursor = known.cursor;
    PagedIterable<JobSyncStatus> list =
        list(id, since).from(cursor == null ? null : Cursor.of(cursor));
    for (Page<JobSyncStatus> page : list.pages()) {
      for (JobSyncStatus run : page.items()) {
        Instant start = run.syncStartTime();
        if (!isBefore(run, since) && (start == null || !known.recent.contains(start))) {
          write(id, run);
        }
      }
      known.complete = page.nextLink() == PageLink.NONE;
      Cursor next = page.next();
      if (next != null) {
        known.cursor = next.value(); // where it cannot be read, this page comes again
      }
      readPage();
    }
    known.complete = true; // also where the bound ends the walk
    known.cursor = null;
    state.save(sink.flush());
  }

  /** All that is new is read before any of it is written, so that it comes whole or not at all. */
  private void news(String id, ExportState.Position known) {
    Instant newest = known.newest;
    if (newest != null) {
      known.running.removeIf(start -> start.isBefore(newest.minus(LONGEST_RUN)));
    }
    Instant bound = known.running.isEmpty() ? newest : known.running.first();
    List<JobSyncStatus> news = new ArrayList<>();
    for (Page<JobSyncStatus> page : list(id, bound == null ? since : bound).pages()) {
      for (JobSyncStatus run : page.items()) {
        if (isNew(run, known, newest) && !news.contains(run)) {
          news.add(run);
        }
      }
      pages++;
      progress.fetching(pages, written + news.size());
    }
    news.sort(
        Comparator.comparing(
            JobSyncStatus::syncStartTime, Comparator.nullsFirst(Comparator.naturalOrder())));
    news.forEach(run -> write(id, run));
    state.save(sink.flush());
  }

  /** A run without a start time cannot be told from those that are written. */
  private boolean isNew(JobSyncStatus run, ExportState.Position known, @Nullable Instant newest) {
    Instant start = run.syncStartTime();
    if (start == null || isBefore(run, since)) {
      return false;
    }
    boolean ended = known.running.contains(start) && SyncRuns.hasEnded(run);
    return ended || newest == null || start.isAfter(newest);
  }

  private void write(String id, JobSyncStatus run) {
    sink.line(rows.row(id, run));
    state.written(id, run);
    written++;
  }

  private void readPage() {
    state.save(sink.flush());
    pages++;
    progress.fetching(pages, written);
  }

  private PagedIterable<JobSyncStatus> list(String id, @Nullable Instant bound) {
    PagedIterable<JobSyncStatus> list = braze.jobSyncStatuses(id).cancelledBy(cancellation);
    return bound == null ? list : list.since(bound, JobSyncStatus::syncStartTime);
  }

  private static boolean isBefore(JobSyncStatus run, @Nullable Instant bound) {
    Instant start = run.syncStartTime();
    return bound != null && start != null && start.isBefore(bound);
  }
}

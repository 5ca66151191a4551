package dev.brazecdi.client;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.CdiApi;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncRuns;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.paging.PageSource;
import dev.brazecdi.retrofit.internal.ResponseHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Starts a sync run of an integration, or does what the caller chose if one is running. */
record SyncTrigger(
    CdiApi api,
    CallExecutor calls,
    PageSource<JobSyncStatus> statuses,
    String integrationId,
    Duration pollInterval) {
  private static final int LONGEST_SEARCH = 10;

  TriggeredSync trigger(IfRunning ifRunning, CallContext context) {
    while (true) {
      List<JobSyncStatus> before = newest(context);
      Instant newestBefore = newestStart(before);
      try {
        return start(newestBefore, context);
      } catch (SyncConflictException e) {
        if (ifRunning == IfRunning.FAIL) {
          throw e;
        }
        if (ifRunning == IfRunning.JOIN) {
          return join(before, context, e);
        }
        JobSyncStatus running = running(newest(context));
        if (running == null) {
          running = running(before); // it has just ended
        }
        waitForTheEnd(running, context);
      }
    }
  }

  private TriggeredSync start(@Nullable Instant newestBefore, CallContext context) {
    CallExecutor.Accepted accepted = calls.accept(api.triggerSync(integrationId, context), context);
    Duration took = Duration.ofNanos(context.time().nanoTime() - accepted.sentAt());
    Instant date = ResponseHeaders.date(accepted.headers());
    Instant acceptedAt = date == null ? context.time().instant() : date;
    if (date == null && newestBefore != null) {
      // The local clock may be fast.
      return new TriggeredSync(integrationId, acceptedAt, newestBefore);
    }
    // The date has whole seconds and is from the end of the attempt; the run may have started at
    // the beginning of the attempt, but not earlier.
    Instant notBefore = acceptedAt.minus(took).minusSeconds(1).minusNanos(1);
    Instant startedAfter =
        newestBefore != null && newestBefore.isAfter(notBefore) ? newestBefore : notBefore;
    return new TriggeredSync(integrationId, acceptedAt, startedAfter);
  }

  /**
   * Finds the run that the conflict is about: one that is running, or one that is newer than all
   * runs before the trigger. The list may not show it yet.
   *
   * @throws SyncConflictException the conflict, if the list shows no such run by the deadline, or
   *     in {@value #LONGEST_SEARCH} polls without one
   */
  private TriggeredSync join(
      List<JobSyncStatus> before, CallContext context, SyncConflictException conflict) {
    Instant newestBefore = newestStart(before);
    boolean hasDeadline = context.remainingNanos() != Long.MAX_VALUE;
    for (int polls = 1; ; polls++) {
      List<JobSyncStatus> now;
      try {
        now = statuses.fetch(null, context).items();
      } catch (UnauthorizedException | ForbiddenException e) {
        conflict.addSuppressed(e); // the key may trigger but not list
        throw conflict;
      }
      JobSyncStatus run = running(now);
      if (run == null) {
        run = newest(now, newestBefore);
      }
      if (run == null) {
        run = running(before); // it has just ended
      }
      if (run != null) {
        Instant start = requireNonNull(run.syncStartTime());
        return new TriggeredSync(integrationId, start, start.minusNanos(1));
      }
      if (hasDeadline
          ? context.remainingNanos() <= pollInterval.toNanos()
          : polls >= LONGEST_SEARCH) {
        throw conflict;
      }
      context.await(new CountDownLatch(1), pollInterval.toNanos());
      context.check("looking for the running sync of " + integrationId);
    }
  }

  /** Returns the newest run if it started after a time; null if not. */
  private static @Nullable JobSyncStatus newest(
      List<JobSyncStatus> syncs, @Nullable Instant after) {
    Instant newest = newestStart(syncs);
    if (newest == null || (after != null && !newest.isAfter(after))) {
      return null;
    }
    return syncs.stream()
        .filter(sync -> newest.equals(sync.syncStartTime()))
        .findFirst()
        .orElseThrow();
  }

  private void waitForTheEnd(@Nullable JobSyncStatus running, CallContext context) {
    Instant start = running == null ? null : running.syncStartTime();
    if (start != null) {
      new SyncAwait(statuses, integrationId, start.minusNanos(1), pollInterval).until(context);
      return;
    }
    context.await(new CountDownLatch(1), pollInterval.toNanos());
    context.check("waiting for the end of the running sync of " + integrationId);
  }

  private static @Nullable JobSyncStatus running(List<JobSyncStatus> syncs) {
    return syncs.stream()
        .filter(sync -> sync.syncStartTime() != null && !SyncRuns.hasEnded(sync))
        .findFirst()
        .orElse(null);
  }

  /** Returns the first page of sync runs; empty if the key may not list them. */
  private List<JobSyncStatus> newest(CallContext context) {
    try {
      return statuses.fetch(null, context).items();
    } catch (UnauthorizedException | ForbiddenException e) {
      return List.of(); // the trigger needs another permission and reports if it is missing
    }
  }

  private static @Nullable Instant newestStart(List<JobSyncStatus> syncs) {
    return syncs.stream()
        .map(JobSyncStatus::syncStartTime)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}

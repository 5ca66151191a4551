package dev.brazecdi.client;

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
        JobSyncStatus running = running(newest(context));
        if (running == null) {
          running = running(before); // it has just ended
        }
        if (ifRunning == IfRunning.JOIN) {
          return join(running, newestBefore, context);
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

  /** Returns the running sync run; if the list does not show it yet, the next one in the list. */
  private TriggeredSync join(
      @Nullable JobSyncStatus running, @Nullable Instant newestBefore, CallContext context) {
    Instant start = running == null ? null : running.syncStartTime();
    if (start != null) {
      return new TriggeredSync(integrationId, start, start.minusNanos(1));
    }
    return new TriggeredSync(
        integrationId,
        context.time().instant(),
        newestBefore == null ? Instant.EPOCH : newestBefore);
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

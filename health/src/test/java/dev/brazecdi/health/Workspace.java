package dev.brazecdi.health;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.CallOptions;
import dev.brazecdi.client.IfRunning;
import dev.brazecdi.client.SyncResult;
import dev.brazecdi.client.TriggeredSync;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A workspace in memory, which answers pages of ten and counts them. */
final class Workspace implements BrazeCdiClient {
  private static final int PAGE_SIZE = 10;

  private final Function<Instant, List<Integration>> integrations;
  private final Function<String, List<JobSyncStatus>> runs;
  private final Instant now;
  int pages;

  Workspace(
      Instant now,
      Function<Instant, List<Integration>> integrations,
      Function<String, List<JobSyncStatus>> runs) {
    this.now = now;
    this.integrations = integrations;
    this.runs = runs;
  }

  @Override
  public PagedIterable<Integration> integrations() {
    return paged(integrations.apply(now));
  }

  @Override
  public PagedIterable<JobSyncStatus> jobSyncStatuses(String integrationId) {
    return paged(runs.apply(integrationId));
  }

  private <T> PagedIterable<T> paged(List<T> all) {
    return PagedIterable.over(
        (cursor, context) -> {
          pages++;
          return page(all, cursor);
        });
  }

  private <T> Page<T> page(List<T> all, @Nullable Cursor cursor) {
    int start = cursor == null ? 0 : Integer.parseInt(cursor.value());
    int end = Math.min(all.size(), start + PAGE_SIZE);
    Page.Builder<T> page = Page.<T>builder(all.subList(start, end)).at(cursor).date(now);
    return (end < all.size() ? page.next(Cursor.of(Integer.toString(end))) : page).build();
  }

  @Override
  public TriggeredSync triggerSync(String integrationId, IfRunning ifRunning, CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SyncResult awaitSync(String integrationId, Instant startedAfter, CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}

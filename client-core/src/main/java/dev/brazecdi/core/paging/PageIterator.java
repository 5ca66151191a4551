package dev.brazecdi.core.paging;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLimitException;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.PageLoopException;
import dev.brazecdi.core.UnreadableLinkException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks from page to page; a page is fetched when it is asked for, not before. */
final class PageIterator<T> implements Iterator<Page<T>> {
  private final PageSource<T> source;
  private final CallContext context;
  private final long maxPages;
  private final @Nullable SinceBound<T> since;
  private final Set<Cursor> visited = new HashSet<>();
  private long pages;
  private @Nullable Page<T> last; // null before the first page
  private @Nullable Cursor at; // where the last page was read, or the first is to be

  PageIterator(
      PageSource<T> source,
      @Nullable Cursor start,
      CallContext context,
      long maxPages,
      @Nullable SinceBound<T> since) {
    this.source = source;
    this.at = start;
    this.context = context;
    this.maxPages = maxPages;
    this.since = since;
  }

  /** Whether the last page has a next link, readable or not: {@link #next()} says what is wrong. */
  @Override
  public boolean hasNext() {
    if (last == null) {
      return true;
    }
    return !(last.nextLink() instanceof PageLink.None) && (since == null || !since.isPassed());
  }

  @Override
  public Page<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the last page was read");
    }
    Cursor cursor = last == null ? at : follow(last);
    Page<T> page;
    try {
      context.check("the walk");
      page = source.fetch(cursor, context);
    } catch (BrazeCdiException e) {
      throw e.resumingFrom(cursor);
    }
    if (since != null) {
      since.read(page);
    }
    if (cursor != null) {
      visited.add(cursor);
    }
    pages++;
    at = cursor;
    last = page;
    return page;
  }

  private Cursor follow(Page<T> page) {
    if (page.nextLink() instanceof PageLink.Unreadable link) {
      throw new UnreadableLinkException(link, page.requestId()).resumingFrom(at);
    }
    Cursor next = (Cursor) page.nextLink();
    if (visited.contains(next)) {
      throw new PageLoopException(next, page.requestId()).resumingFrom(at);
    }
    if (pages >= maxPages) {
      throw new PageLimitException(maxPages, page.requestId()).resumingFrom(next);
    }
    return next;
  }
}

package dev.brazecdi.core.paging;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks from page to page; a page is fetched when it is asked for, not before. */
final class PageIterator<T> implements Iterator<Page<T>> {
  private final PageSource<T> source;
  private final CallContext context;
  private final Set<Cursor> read = new HashSet<>();
  private @Nullable Page<T> last; // null before the first page
  private @Nullable Cursor at; // where the last page was read, or the first is to be

  PageIterator(PageSource<T> source, @Nullable Cursor start, CallContext context) {
    this.source = source;
    this.at = start;
    this.context = context;
  }

  /** Whether the last page has a next link, readable or not: {@link #next()} says what is wrong. */
  @Override
  public boolean hasNext() {
    return last == null || !(last.nextLink() instanceof PageLink.None);
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
    if (cursor != null) {
      read.add(cursor);
    }
    at = cursor;
    last = page;
    return page;
  }

  private Cursor follow(Page<T> page) {
    if (page.nextLink() instanceof PageLink.Unreadable link) {
      throw new UnreadableLinkException(link, page.requestId()).resumingFrom(at);
    }
    Cursor next = (Cursor) page.nextLink();
    if (read.contains(next)) {
      throw new PageLoopException(next, page.requestId()).resumingFrom(at);
    }
    return next;
  }
}

package dev.brazecdi.core.paging;

import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page: the seam between a walk and whatever carries it.
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface PageSource<T> {
  /**
   * Reads the page at a cursor, on the caller's thread.
   *
   * @param cursor the page's cursor, or null for the first page
   * @param context the deadline and cancellation of the walk, to be kept to while reading
   * @return the page
   * @throws dev.brazecdi.core.BrazeCdiException if it could not be read; the walk adds where to go
   *     on
   */
  Page<T> fetch(@Nullable Cursor cursor, CallContext context);
}

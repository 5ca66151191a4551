package dev.brazecdi.core.paging;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLimitException;
import dev.brazecdi.core.PageLoopException;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.UnreadableLinkException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The items of a list that comes in pages, read as they are asked for.
 *
 * <p>Nothing is requested before the first item is asked for, and no page before an item of it is
 * needed. Every iteration is a walk of its own, from the start or from {@link #from(Cursor)}. Rows
 * may shift between pages while a walk is under way, so an item can come twice: the promise is
 * <em>at least once</em>; see {@link #withoutRepeats()}.
 *
 * <p>An iterator throws {@link dev.brazecdi.core.BrazeCdiException} where a page cannot be read;
 * its {@link dev.brazecdi.core.BrazeCdiException#resumeFrom() resumeFrom()} is where another walk
 * can go on, and asking the same iterator again reads that page again. An empty page with a next
 * link goes on. A next link that leads back ({@link PageLoopException}) or that cannot be read
 * ({@link UnreadableLinkException}) fails after the items before it were delivered.
 *
 * <p>Instances are immutable and safe for use by several threads; an iterator or a stream belongs
 * to one. Streams run sequentially on the caller's thread and need not be closed.
 *
 * @param <T> the type of the items
 */
public final class PagedIterable<T> implements Iterable<T> {
  private final PageSource<T> source;
  private final TimeSource time;
  private final Walk<T> walk;

  private PagedIterable(PageSource<T> source, TimeSource time, Walk<T> walk) {
    this.source = source;
    this.time = time;
    this.walk = walk;
  }

  /**
   * The items of these pages.
   *
   * @param source reads a page
   */
  public static <T> PagedIterable<T> over(PageSource<T> source) {
    return over(source, TimeSource.system());
  }

  /**
   * The items of these pages, with time from elsewhere.
   *
   * @param source reads a page
   * @param time where deadlines take their time from
   */
  public static <T> PagedIterable<T> over(PageSource<T> source, TimeSource time) {
    return new PagedIterable<>(
        requireNonNull(source, "source"), requireNonNull(time, "time"), Walk.unbounded());
  }

  /**
   * These items, on one page: what tests have a mocked client return.
   *
   * @param items the items; not null, and none of them null
   */
  public static <T> PagedIterable<T> of(List<? extends T> items) {
    Page<T> page = Page.of(items, null);
    return over((cursor, context) -> page);
  }

  /**
   * These items, on one page: what tests have a mocked client return.
   *
   * @param items the items; none of them null
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array goes no further than List.of, which copies it
  public static <T> PagedIterable<T> of(T... items) {
    return of(List.of(items));
  }

  /**
   * The same list, walked from the page at this cursor.
   *
   * @param cursor where to start, such as {@link Page#next()} or {@link
   *     dev.brazecdi.core.BrazeCdiException#resumeFrom()}; null for the first page
   */
  public PagedIterable<T> from(@Nullable Cursor cursor) {
    return with(walk.from(cursor));
  }

  /**
   * The same list, each walk of which may take this long, waits included.
   *
   * @param timeout from when the iterator is made; longer than zero. Defaults to as long as it
   *     takes
   */
  public PagedIterable<T> timeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout > 0: " + timeout);
    }
    return with(walk.timeout(timeout));
  }

  /**
   * The same list, all walks of which end when this is cancelled. Defaults to nothing that ends
   * them.
   *
   * @param cancellation what ends the walks with a {@link dev.brazecdi.core.CancelledException}
   */
  public PagedIterable<T> cancelledBy(CancellationToken cancellation) {
    return with(walk.cancelledBy(requireNonNull(cancellation, "cancellation")));
  }

  /**
   * The same list, each walk of which may read so many pages: a guard against a list without end.
   * Where there are more, it fails with a {@link PageLimitException} after their items. Defaults to
   * as many as there are.
   *
   * @param maxPages at least 1
   */
  public PagedIterable<T> maxPages(long maxPages) {
    if (maxPages < 1) {
      throw new IllegalArgumentException("maxPages >= 1: " + maxPages);
    }
    return with(walk.maxPages(maxPages));
  }

  /**
   * The same list without the items from before a time, walked no further than it must be.
   *
   * <p>Braze does not document an order. So a walk stops early only after a page all of whose items
   * lie before the time, and only if everything so far came in descending order; otherwise it reads
   * on to the end. Items that have no time are delivered, and neither prove nor break the order.
   * {@link #pages()} stops at the same place, but its pages stay whole.
   *
   * @param bound items from before it are left out; one from that very time is not
   * @param timeOf an item's time, or null if it has none; called more than once for an item
   */
  public PagedIterable<T> since(Instant bound, Function<? super T, @Nullable Instant> timeOf) {
    return with(
        walk.since(new Since<>(requireNonNull(bound, "bound"), requireNonNull(timeOf, "timeOf"))));
  }

  /**
   * The same list without the items that equal one of the page before. Rows that a new sync shifts
   * over a page's end while the walk is under way come a second time; this drops them, unless they
   * have changed in between. Items that nothing tells apart are taken for one another, too. {@link
   * #pages()} stay whole. Defaults to delivering everything.
   */
  public PagedIterable<T> withoutRepeats() {
    return with(walk.dropRepeats());
  }

  /** Walks the items. */
  @Override
  public Iterator<T> iterator() {
    SinceBound<T> since = walk.sinceBound();
    return new ItemIterator<>(pageIterator(since), since, walk.withoutRepeats());
  }

  /** The items as a stream: sequential, ordered, and as lazy as the iterator. */
  public Stream<T> stream() {
    return StreamSupport.stream(new SequentialSpliterator<>(iterator()), false);
  }

  /** The pages themselves, one by one. */
  public Iterable<Page<T>> pages() {
    return () -> pageIterator(walk.sinceBound());
  }

  /** The page that a walk starts with, for callers to whom ten items are enough: one request. */
  public Page<T> firstPage() {
    return pageIterator(null).next();
  }

  private PageIterator<T> pageIterator(@Nullable SinceBound<T> since) {
    CallContext context =
        CallContext.on(time).withTimeout(walk.timeout()).withCancellation(walk.cancellation());
    return new PageIterator<>(source, walk.start(), context, walk.maxPages(), since);
  }

  private PagedIterable<T> with(Walk<T> other) {
    return new PagedIterable<>(source, time, other);
  }

  /** Where a bound lies, and what is compared with it. */
  private record Since<T>(Instant bound, Function<? super T, @Nullable Instant> timeOf) {}

  /** What is said about each walk. */
  private record Walk<T>(
      @Nullable Cursor start,
      @Nullable Duration timeout,
      @Nullable CancellationToken cancellation,
      long maxPages,
      @Nullable Since<T> since,
      boolean withoutRepeats) {
    static <T> Walk<T> unbounded() {
      return new Walk<>(null, null, null, Long.MAX_VALUE, null, false);
    }

    Walk<T> from(@Nullable Cursor cursor) {
      return new Walk<>(cursor, timeout, cancellation, maxPages, since, withoutRepeats);
    }

    Walk<T> timeout(Duration timeout) {
      return new Walk<>(start, timeout, cancellation, maxPages, since, withoutRepeats);
    }

    Walk<T> cancelledBy(CancellationToken cancellation) {
      return new Walk<>(start, timeout, cancellation, maxPages, since, withoutRepeats);
    }

    Walk<T> maxPages(long maxPages) {
      return new Walk<>(start, timeout, cancellation, maxPages, since, withoutRepeats);
    }

    Walk<T> since(Since<T> since) {
      return new Walk<>(start, timeout, cancellation, maxPages, since, withoutRepeats);
    }

    Walk<T> dropRepeats() {
      return new Walk<>(start, timeout, cancellation, maxPages, since, true);
    }

    @Nullable SinceBound<T> sinceBound() {
      return since == null ? null : new SinceBound<>(since.bound(), since.timeOf());
    }
  }
}

package dev.brazecdi.core.paging;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.Cancellation;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.TimeSource;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The items of a list that comes in pages, read as they are asked for.
 *
 * <p>Nothing is requested before the first item is asked for, and no page before an item of it is
 * needed. Every iteration is a walk of its own, from the start or from {@link #from(Cursor)}. Rows
 * may shift between pages while a walk is under way, so an item can come twice: the promise is
 * <em>at least once</em>.
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
  private final @Nullable Cursor start;
  private final @Nullable Duration timeout;
  private final @Nullable Cancellation cancellation;

  private PagedIterable(
      PageSource<T> source,
      TimeSource time,
      @Nullable Cursor start,
      @Nullable Duration timeout,
      @Nullable Cancellation cancellation) {
    this.source = source;
    this.time = time;
    this.start = start;
    this.timeout = timeout;
    this.cancellation = cancellation;
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
        requireNonNull(source, "source"), requireNonNull(time, "time"), null, null, null);
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
    return new PagedIterable<>(source, time, cursor, timeout, cancellation);
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
    return new PagedIterable<>(source, time, start, timeout, cancellation);
  }

  /**
   * The same list, all walks of which end when this is cancelled. Defaults to nothing that ends
   * them.
   *
   * @param cancellation what ends the walks with a {@link dev.brazecdi.core.CancelledException}
   */
  public PagedIterable<T> cancelledBy(Cancellation cancellation) {
    return new PagedIterable<>(
        source, time, start, timeout, requireNonNull(cancellation, "cancellation"));
  }

  /** Walks the items. */
  @Override
  public Iterator<T> iterator() {
    return new ItemIterator<>(pageIterator());
  }

  /** The items as a stream: sequential, ordered, and as lazy as the iterator. */
  public Stream<T> stream() {
    return StreamSupport.stream(new SequentialSpliterator<>(iterator()), false);
  }

  /** The pages themselves, one by one. */
  public Iterable<Page<T>> pages() {
    return this::pageIterator;
  }

  /** The page that a walk starts with, for callers to whom ten items are enough: one request. */
  public Page<T> firstPage() {
    return pageIterator().next();
  }

  private PageIterator<T> pageIterator() {
    CallContext context = CallContext.on(time).withTimeout(timeout).withCancellation(cancellation);
    return new PageIterator<>(source, start, context);
  }
}

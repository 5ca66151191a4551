package dev.brazecdi.core.paging;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks the items of pages; the next page is fetched when the items of the last are used up. */
final class ItemIterator<T> implements Iterator<T> {
  private final Iterator<Page<T>> pages;
  private final @Nullable SinceBound<T> since;
  private final boolean withoutRepeats;
  private List<T> before = List.of(); // the page whose items may come again on this one
  private List<T> items = List.of();
  private int index;
  private @Nullable T next; // looked up, but not delivered yet

  ItemIterator(Iterator<Page<T>> pages, @Nullable SinceBound<T> since, boolean withoutRepeats) {
    this.pages = pages;
    this.since = since;
    this.withoutRepeats = withoutRepeats;
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      if (index < items.size()) {
        T item = items.get(index++);
        next = isWanted(item) ? item : null;
      } else if (pages.hasNext()) {
        turnTo(pages.next());
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the last item was read");
    }
    T item = requireNonNull(next, "next");
    next = null;
    return item;
  }

  private void turnTo(Page<T> page) {
    if (!items.isEmpty()) {
      before = items;
    }
    items = page.items();
    index = 0;
  }

  private boolean isWanted(T item) {
    return (since == null || since.admits(item)) && !(withoutRepeats && before.contains(item));
  }
}

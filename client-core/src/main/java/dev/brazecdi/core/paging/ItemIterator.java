package dev.brazecdi.core.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks the items of pages; the next page is fetched when the items of the last are used up. */
final class ItemIterator<T> implements Iterator<T> {
  private final Iterator<Page<T>> pages;
  private Iterator<T> items = Collections.emptyIterator();

  ItemIterator(Iterator<Page<T>> pages) {
    this.pages = pages;
  }

  @Override
  public boolean hasNext() {
    while (!items.hasNext()) {
      if (!pages.hasNext()) {
        return false;
      }
      items = pages.next().items().iterator();
    }
    return true;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the last item was read");
    }
    return items.next();
  }
}

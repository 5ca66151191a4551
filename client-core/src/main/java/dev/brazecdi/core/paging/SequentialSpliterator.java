package dev.brazecdi.core.paging;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A spliterator that refuses to split: a part of its own for another thread would fetch ahead. */
final class SequentialSpliterator<T> implements Spliterator<T> {
  private final Iterator<T> iterator;

  SequentialSpliterator(Iterator<T> iterator) {
    this.iterator = iterator;
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (!iterator.hasNext()) {
      return false;
    }
    action.accept(iterator.next());
    return true;
  }

  @Override
  public @Nullable Spliterator<T> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED | NONNULL;
  }
}

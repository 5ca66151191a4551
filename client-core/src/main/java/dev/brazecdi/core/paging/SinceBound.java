package dev.brazecdi.core.paging;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which items of one walk are not too old, and whether there can be more of them.
 *
 * <p>No order is documented, so reading stops early only when a whole page lies before the bound
 * and all times so far came in descending order. Items without a time count as not too old; they
 * neither prove nor break the order.
 *
 * @param <T> the type of the items
 */
final class SinceBound<T> {
  private final Instant bound;
  private final Function<? super T, @Nullable Instant> timeOf;
  private Instant previous = Instant.MAX;
  private boolean descending = true;
  private boolean passed;

  SinceBound(Instant bound, Function<? super T, @Nullable Instant> timeOf) {
    this.bound = bound;
    this.timeOf = timeOf;
  }

  /** Takes note of a page that was read. */
  void read(Page<T> page) {
    boolean anyBefore = false;
    boolean allBefore = true;
    for (T item : page.items()) {
      Instant time = timeOf.apply(item);
      if (time == null) {
        continue;
      }
      descending &= !time.isAfter(previous);
      previous = time;
      boolean before = time.isBefore(bound);
      anyBefore |= before;
      allBefore &= before;
    }
    passed |= anyBefore && allBefore && descending;
  }

  /** Whether what has not been read yet lies before the bound. */
  boolean isPassed() {
    return passed;
  }

  boolean admits(T item) {
    Instant time = timeOf.apply(item);
    return time == null || !time.isBefore(bound);
  }
}

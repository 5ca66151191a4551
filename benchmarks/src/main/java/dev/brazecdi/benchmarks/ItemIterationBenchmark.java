package dev.brazecdi.benchmarks;

import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import java.util.Collections;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Going over the items of pages that are there already: ten thousand items on a page, a score is
 * that of an item.
 */
public class ItemIterationBenchmark extends NanosecondBenchmark {
  private static final int ITEMS = 10_000;

  private final Page<String> page = Page.of(Collections.nCopies(ITEMS, "item"), null);
  private final PagedIterable<String> items =
      PagedIterable.over((cursor, context) -> page, TimeSource.system());

  /** Through the client's iterator. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public Object items() {
    int length = 0;
    for (String item : items) {
      length += item.length();
    }
    return length;
  }

  /** The lower bound: a loop over the list. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public Object list() {
    int length = 0;
    for (String item : page.items()) {
      length += item.length();
    }
    return length;
  }
}

package dev.brazecdi.benchmarks;

import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Going over the items of pages that are there already: a thousand items on ten pages, a score is
 * that of an item.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ItemIterationBenchmark {
  private static final int PAGES = 10;
  private static final int ITEMS_A_PAGE = 100;
  private static final int ITEMS = PAGES * ITEMS_A_PAGE;

  private final List<Page<String>> pages = pages();
  private final PagedIterable<String> items =
      PagedIterable.over(
          (cursor, context) -> pages.get(cursor == null ? 0 : Integer.parseInt(cursor.value())),
          TimeSource.system());

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

  /** The lower bound: loops over the lists. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public Object lists() {
    int length = 0;
    for (Page<String> page : pages) {
      for (String item : page.items()) {
        length += item.length();
      }
    }
    return length;
  }

  private static List<Page<String>> pages() {
    List<Page<String>> pages = new ArrayList<>();
    for (int i = 1; i <= PAGES; i++) {
      Cursor next = i == PAGES ? null : Cursor.of(String.valueOf(i));
      pages.add(Page.of(Collections.nCopies(ITEMS_A_PAGE, "item"), next));
    }
    return pages;
  }
}

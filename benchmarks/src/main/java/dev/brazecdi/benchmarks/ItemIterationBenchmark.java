package dev.brazecdi.benchmarks;

import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import java.util.Collections;
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
 * Going over the items of pages that are there already: ten thousand items on a page, a score is
 * that of an item.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ItemIterationBenchmark {
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

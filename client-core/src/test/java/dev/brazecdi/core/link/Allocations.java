package dev.brazecdi.core.link;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the bytes that a piece of code allocates on this thread, once it is compiled. */
final class Allocations {
  private static final int WARM_UP = 30_000;
  private static final int CALLS = 1_000;
  private static final int ROUNDS = 20;

  /** Keeps results from being optimised away. */
  static volatile @Nullable Object sink;

  private Allocations() {}

  /** The least of several rounds: the compiler may still be at work during the first ones. */
  static long bytesPerCall(Supplier<?> code) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < WARM_UP; i++) {
      sink = code.get();
    }
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        sink = code.get();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least / CALLS;
  }
}

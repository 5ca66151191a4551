package dev.brazecdi.benchmarks.regress;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/**
 * Lets contestants take turns on this thread and measures each turn: processor time, which leaves
 * out when the thread had to wait for others, and allocated bytes.
 */
final class Turns {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** After so many turns nothing is interpreted any more, even of benchmarks that take long. */
  private static final int LEAST_WARM_UP = 20;

  private final List<LongUnaryOperator> contestants;
  private final Plan plan;
  private final Random lots;

  Turns(List<LongUnaryOperator> contestants, Plan plan, Random lots) {
    this.contestants = contestants;
    this.plan = plan;
    this.lots = lots;
  }

  void run(Consumer<Slice> slices) {
    long[] invocations = warmUp();
    for (int round = 0; round < plan.rounds(); round++) {
      for (int contestant : drawn()) {
        slices.accept(turn(round, contestant, invocations[contestant]));
      }
    }
  }

  /** Returns how many invocations make a slice, for each contestant. */
  private long[] warmUp() {
    long[] invocations = new long[contestants.size()];
    Arrays.fill(invocations, 1);
    long[] spent = new long[contestants.size()];
    long enough = plan.warmUp().toNanos();
    for (int turn = 0; turn < LEAST_WARM_UP || least(spent) < enough; turn++) {
      for (int contestant : drawn()) {
        long start = THREADS.getCurrentThreadCpuTime();
        turn(turn, contestant, invocations[contestant]); // as it will be, so that it gets compiled
        long nanos = Math.max(1, THREADS.getCurrentThreadCpuTime() - start);
        spent[contestant] += nanos;
        double factor = (double) plan.slice().toNanos() / nanos;
        invocations[contestant] =
            Math.max(1, (long) (invocations[contestant] * Math.min(2, factor)));
      }
    }
    return invocations;
  }

  private Slice turn(int round, int contestant, long invocations) {
    LongUnaryOperator loop = contestants.get(contestant);
    long self = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(self);
    long start = THREADS.getCurrentThreadCpuTime();
    double operations = loop.applyAsLong(invocations);
    long nanos = THREADS.getCurrentThreadCpuTime() - start;
    bytes = THREADS.getThreadAllocatedBytes(self) - bytes;
    return new Slice(round, contestant, nanos / operations, bytes / operations);
  }

  private List<Integer> drawn() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, lots);
    return order;
  }

  private static long least(long[] values) {
    long least = Long.MAX_VALUE;
    for (long value : values) {
      least = Math.min(least, value);
    }
    return least;
  }
}

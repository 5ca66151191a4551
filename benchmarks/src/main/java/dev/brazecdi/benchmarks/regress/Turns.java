package dev.brazecdi.benchmarks.regress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/** Lets contestants take turns on this thread and measures each turn. */
final class Turns {
  /** After so many turns nothing is interpreted any more, even of benchmarks that take long. */
  private static final int LEAST_WARM_UP = 20;

  private final List<LongUnaryOperator> contestants;
  private final Plan plan;
  private final Random lots;
  private final Meter meter;

  Turns(List<LongUnaryOperator> contestants, Plan plan, Random lots) {
    this.contestants = contestants;
    this.plan = plan;
    this.lots = lots;
    this.meter = plan.allThreads() ? Meter.ofAllThreads() : Meter.ofThread();
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
        Meter.Reading start = meter.read();
        turn(turn, contestant, invocations[contestant]); // as it will be, so that it gets compiled
        long nanos = Math.max(1, meter.read().minus(start).nanos());
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
    Meter.Reading start = meter.read();
    double operations = loop.applyAsLong(invocations);
    Meter.Reading used = meter.read().minus(start);
    return new Slice(round, contestant, used.nanos() / operations, used.bytes() / operations);
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

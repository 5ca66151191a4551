package dev.brazecdi.benchmarks.regress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/** Runs variants in turns on this thread and measures each turn. */
final class Interleaving {
  /** After this many turns even slow benchmarks are compiled. */
  private static final int LEAST_WARM_UP = 20;

  private final List<LongUnaryOperator> variants;
  private final Plan plan;
  private final Random random;
  private final Meter meter;

  Interleaving(List<LongUnaryOperator> variants, Plan plan, Random random) {
    this.variants = variants;
    this.plan = plan;
    this.random = random;
    this.meter = plan.allThreads() ? Meter.ofAllThreads() : Meter.ofThread();
  }

  void run(Consumer<Sample> samples) {
    long[] invocations = warmUp();
    for (int round = 0; round < plan.rounds(); round++) {
      for (int variant : shuffled(variants.size(), random)) {
        samples.accept(turn(round, variant, invocations[variant]));
      }
    }
  }

  /** Returns the number of invocations per sample, for each variant. */
  private long[] warmUp() {
    long[] invocations = new long[variants.size()];
    Arrays.fill(invocations, 1);
    long[] spent = new long[variants.size()];
    long enough = plan.warmUp().toNanos();
    for (int turn = 0;
        turn < LEAST_WARM_UP || Arrays.stream(spent).anyMatch(nanos -> nanos < enough);
        turn++) {
      for (int variant : shuffled(variants.size(), random)) {
        Meter.Reading start = meter.read();
        turn(turn, variant, invocations[variant]); // the same call as later, so that it is compiled
        long nanos = Math.max(1, meter.read().minus(start).nanos());
        spent[variant] += nanos;
        double factor = (double) plan.sample().toNanos() / nanos;
        invocations[variant] = Math.max(1, (long) (invocations[variant] * Math.min(2, factor)));
      }
    }
    return invocations;
  }

  private Sample turn(int round, int variant, long invocations) {
    LongUnaryOperator loop = variants.get(variant);
    Meter.Reading start = meter.read();
    double operations = loop.applyAsLong(invocations);
    Meter.Reading used = meter.read().minus(start);
    return new Sample(round, variant, used.nanos() / operations, used.bytes() / operations);
  }

  /** Returns the numbers from 0 in random order. */
  static List<Integer> shuffled(int size, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(order, random);
    return order;
  }
}

package dev.brazecdi.core.paging;

import java.util.Arrays;

/**
 * A set of 128-bit fingerprints, which are evenly distributed, in little more than their own size.
 *
 * <p>Open addressing in many small tables that grow by a quarter, one at a time: one large table
 * would need twice its size while it grows.
 */
final class FingerprintSet {
  private static final int TABLES = 256;
  private static final int FIRST_SLOTS = 8;
  private static final long[] EMPTY = {};

  /** Two longs a slot; both zero where it is free. */
  private final long[][] tables = new long[TABLES][];

  private final int[] sizes = new int[TABLES];

  FingerprintSet() {
    Arrays.fill(tables, EMPTY);
  }

  boolean contains(long high, long low) {
    long[] table = tables[tableOf(low)];
    return table.length > 0 && table[slotOf(table, high, notZero(high, low)) + 1] != 0;
  }

  /** Adds a fingerprint; does nothing if it is there. */
  void add(long high, long lowOrZero) {
    long low = notZero(high, lowOrZero);
    int index = tableOf(lowOrZero);
    long[] table = tables[index];
    // Nine tenths full: about fifty slots are looked at for one that is not there.
    if (10L * (sizes[index] + 1) > 9L * (table.length / 2)) {
      table = tables[index] = grown(table);
    }
    int slot = slotOf(table, high, low);
    if (table[slot + 1] == 0) {
      table[slot] = high;
      table[slot + 1] = low;
      sizes[index]++;
    }
  }

  private static long[] grown(long[] table) {
    int slots = Math.max(FIRST_SLOTS, table.length / 2 + table.length / 8);
    long[] grown = new long[2 * slots];
    for (int i = 0; i < table.length; i += 2) {
      if (table[i + 1] != 0) {
        int slot = slotOf(grown, table[i], table[i + 1]);
        grown[slot] = table[i];
        grown[slot + 1] = table[i + 1];
      }
    }
    return grown;
  }

  /** Where the fingerprint stands, or the free slot where it would. */
  private static int slotOf(long[] table, long high, long low) {
    int slots = table.length / 2;
    int slot = (int) (((high >>> 32) * slots) >>> 32);
    while (table[2 * slot + 1] != 0 && (table[2 * slot] != high || table[2 * slot + 1] != low)) {
      slot = slot + 1 == slots ? 0 : slot + 1;
    }
    return 2 * slot;
  }

  private static int tableOf(long low) {
    return (int) low & (TABLES - 1);
  }

  /** A free slot has a low half of zero, so no fingerprint may. */
  private static long notZero(long high, long low) {
    return low == 0 ? high | 1 : low;
  }
}

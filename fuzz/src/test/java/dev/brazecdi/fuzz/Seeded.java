package dev.brazecdi.fuzz;

/**
 * Whether a target is to carry a bug on purpose, which fuzzing then has to find: a target that
 * cannot find one proves nothing.
 */
public final class Seeded {
  static final String PROPERTY = "brazecdi.fuzz.seeded";

  /** Whether the bug is in. */
  public static final boolean BUG = Boolean.getBoolean(PROPERTY);

  private Seeded() {}

  /** Fails a target. */
  public static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}

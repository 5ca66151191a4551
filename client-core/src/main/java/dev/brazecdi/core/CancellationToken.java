package dev.brazecdi.core;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A switch that ends calls, waits and walks from another thread.
 *
 * <p>It works once and for everything it was handed to: waits end at once, calls under way are
 * cancelled. Safe for use by several threads.
 */
public final class CancellationToken {
  private final Object lock = new Object();
  private final Set<Entry> entries = new LinkedHashSet<>();
  private boolean cancelled;

  /** A switch that has not been used yet. */
  public CancellationToken() {}

  /** Ends everything this was handed to. A second call does nothing. */
  public void cancel() {
    List<Entry> due;
    synchronized (lock) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      due = new ArrayList<>(entries);
      entries.clear();
    }
    due.forEach(entry -> entry.action.run());
  }

  /** Whether {@link #cancel()} was called. */
  public boolean isCancelled() {
    synchronized (lock) {
      return cancelled;
    }
  }

  /**
   * Has an action run on cancellation, at once if that has already come.
   *
   * @param action quick and without exceptions; it runs on the thread that cancels
   * @return closes to forget the action
   */
  public Registration onCancel(Runnable action) {
    Entry entry = new Entry(requireNonNull(action, "action"));
    synchronized (lock) {
      if (!cancelled) {
        entries.add(entry);
        return entry;
      }
    }
    action.run();
    return entry;
  }

  @Override
  public String toString() {
    return isCancelled() ? "CancellationToken(cancelled)" : "CancellationToken(open)";
  }

  /** An action's place in a {@link CancellationToken}. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    /** Forgets the action. */
    @Override
    void close();
  }

  private final class Entry implements Registration {
    private final Runnable action;

    private Entry(Runnable action) {
      this.action = action;
    }

    @Override
    public void close() {
      synchronized (lock) {
        entries.remove(this);
      }
    }
  }
}

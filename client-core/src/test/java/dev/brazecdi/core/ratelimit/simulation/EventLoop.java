package dev.brazecdi.core.ratelimit.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Things that happen at their time, one after the other: virtual time for a whole simulation. */
final class EventLoop {
  static final long SECOND = 1_000_000_000;

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private long now;
  private long count;

  long now() {
    return now;
  }

  void after(long nanos, Runnable action) {
    events.add(new Event(now + Math.max(0, nanos), ++count, action));
  }

  /** Lets things happen until nothing is left to. */
  void run() {
    while (!events.isEmpty()) {
      Event event = events.remove();
      now = event.at;
      event.action.run();
    }
  }

  private record Event(long at, long number, Runnable action) {}
}

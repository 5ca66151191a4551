package dev.brazecdi.benchmarks.regress;

import com.sun.management.ThreadMXBean;
import dev.brazecdi.benchmarks.PlainServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;

/** Counts processor time, which excludes waits for other threads, and allocated bytes. */
@FunctionalInterface
interface Meter {
  ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Returns a meter for the thread that reads it. */
  static Meter ofThread() {
    return () ->
        new Reading(
            THREADS.getCurrentThreadCpuTime(),
            THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()));
  }

  /**
   * Returns a meter for all threads of Java code except the server's. A thread that has ended
   * counts as in the last reading before its end. A reading itself allocates some kilobytes.
   */
  static Meter ofAllThreads() {
    Map<Long, Reading> lastSeen = new HashMap<>();
    return () -> {
      long[] ids = THREADS.getAllThreadIds();
      long[] bytes = THREADS.getThreadAllocatedBytes(ids);
      long[] nanos = THREADS.getThreadCpuTime(ids);
      ThreadInfo[] infos = THREADS.getThreadInfo(ids);
      for (int i = 0; i < ids.length; i++) {
        boolean ended = infos[i] == null || nanos[i] < 0 || bytes[i] < 0;
        if (!ended && !infos[i].getThreadName().startsWith(PlainServer.THREAD_NAME)) {
          lastSeen.put(ids[i], new Reading(nanos[i], bytes[i]));
        }
      }
      return lastSeen.values().stream().reduce(new Reading(0, 0), Reading::plus);
    };
  }

  /** Returns what has been used until now. */
  Reading read();

  /** Processor time in nanoseconds, and bytes. */
  record Reading(long nanos, long bytes) {
    Reading plus(Reading other) {
      return new Reading(nanos + other.nanos, bytes + other.bytes);
    }

    Reading minus(Reading other) {
      return new Reading(nanos - other.nanos, bytes - other.bytes);
    }
  }
}

package dev.brazecdi.benchmarks.regress;

import com.sun.management.ThreadMXBean;
import dev.brazecdi.benchmarks.PlainServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts processor time, which leaves out when a thread had to wait for others, and allocated
 * bytes.
 */
abstract class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What the thread that reads it has used. */
  static Meter ofThread() {
    return new Meter() {
      @Override
      Reading read() {
        return new Reading(
            THREADS.getCurrentThreadCpuTime(),
            THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()));
      }
    };
  }

  /**
   * What all threads of Java code have used, but for the server's. Of one that has ended, what was
   * used until the reading before counts. A reading itself takes some kilobytes.
   */
  static Meter ofAllThreads() {
    return new Meter() {
      private final Map<Long, Reading> lastSeen = new HashMap<>();

      @Override
      Reading read() {
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
      }
    };
  }

  /** What has been used until now. */
  abstract Reading read();

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

package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.TimeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Prints how long a call that waits for the budget takes to end once it is cancelled, or its thread
 * interrupted.
 */
@Tag("latency")
final class CancellationLatencyTest {
  private static final int TIMES = 50;

  @RegisterExtension final FakeBraze braze = new FakeBraze();

  @Test
  void waitEndsAtOnce() throws Exception {
    List<Double> cancelled = new ArrayList<>();
    List<Double> interrupted = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      cancelled.add(millisToEnd(false));
      interrupted.add(millisToEnd(true));
    }

    print("cancelled", cancelled);
    print("interrupted", interrupted);
    assertThat(braze.requestCount()).isEqualTo(2 * TIMES);
  }

  private double millisToEnd(boolean interrupt) throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    braze.enqueue(status(429, "").setHeader("Retry-After", "600"));
    BrazeCdiClient client =
        braze
            .builder()
            .timeSource(TimeSource.system())
            .listener(FakeBraze.countingWaits(waiting))
            .build();
    CancellationToken cancellation = new CancellationToken();
    FutureTask<Long> call =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(
                      () -> client.jobSyncStatuses(ID).cancelledBy(cancellation).firstPage())
                  .isInstanceOf(CancelledException.class);
              return System.nanoTime();
            });
    Thread caller = new Thread(call);
    caller.start();
    waiting.await();
    while (caller.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    long start = System.nanoTime();
    if (interrupt) {
      caller.interrupt();
    } else {
      cancellation.cancel();
    }
    return (call.get() - start) / 1e6;
  }

  private static void print(String how, List<Double> millis) {
    Collections.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%s: median %.2f ms, longest %.2f ms%n",
        how,
        millis.get(millis.size() / 2),
        millis.get(millis.size() - 1));
  }
}

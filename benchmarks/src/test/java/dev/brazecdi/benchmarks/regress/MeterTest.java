package dev.brazecdi.benchmarks.regress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.benchmarks.PlainServer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Counts what is known: a megabyte, and who allocated it. */
final class MeterTest {
  private static final int MEGABYTE = 1 << 20;

  private volatile byte[] allocated = {};

  @Test
  void aThreadIsChargedForItself() throws Exception {
    Meter meter = Meter.ofThread();
    Meter.Reading start = meter.read();
    allocated = new byte[MEGABYTE];
    Meter.Reading own = meter.read().minus(start);
    new Helper("helper").end();

    assertThat(allocated).hasSize(MEGABYTE);
    assertThat(own.bytes()).isBetween((long) MEGABYTE, MEGABYTE + 10_000L);
    assertThat(meter.read().minus(start).bytes()).isLessThan(2L * MEGABYTE);
  }

  @Test
  void helpersCountAndGoOnCountingWhenTheyHaveEnded() throws Exception {
    Meter meter = Meter.ofAllThreads();
    Meter.Reading start = meter.read();
    Helper helper = new Helper("helper");
    long whileItLives = meter.read().minus(start).bytes();
    helper.end();

    assertThat(whileItLives).isGreaterThanOrEqualTo(MEGABYTE);
    assertThat(meter.read().minus(start).bytes()).isGreaterThanOrEqualTo(whileItLives);
    assertThat(meter.read().minus(start).nanos()).isPositive();
  }

  @Test
  void theServerDoesNotCount() throws Exception {
    Meter meter = Meter.ofAllThreads();
    Meter.Reading start = meter.read();
    Helper server = new Helper(PlainServer.THREAD_NAME + "-connection");
    long whileItLives = meter.read().minus(start).bytes();
    server.end();

    assertThat(whileItLives).isLessThan(MEGABYTE);
  }

  /** A thread that has allocated a megabyte and lives until it is told to end. */
  private final class Helper {
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    Helper(String name) throws InterruptedException {
      CountDownLatch done = new CountDownLatch(1);
      thread =
          new Thread(
              () -> {
                allocated = new byte[MEGABYTE];
                done.countDown();
                try {
                  end.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              name);
      thread.start();
      done.await();
    }

    void end() throws InterruptedException {
      end.countDown();
      thread.join();
    }
  }
}

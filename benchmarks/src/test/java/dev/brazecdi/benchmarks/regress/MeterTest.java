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
    allocateOn("helper");

    assertThat(own.bytes()).isBetween((long) MEGABYTE, MEGABYTE + 10_000L);
    assertThat(meter.read().minus(start).bytes()).isLessThan(2L * MEGABYTE);
  }

  @Test
  void helpersCountAndGoOnCountingWhenTheyHaveEnded() throws Exception {
    Meter meter = Meter.ofAllThreads();
    Meter.Reading start = meter.read();
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread helper =
        new Thread(
            () -> {
              allocated = new byte[MEGABYTE];
              done.countDown();
              awaitForEver(read);
            },
            "helper");
    helper.start();
    done.await();
    long whileItLives = meter.read().minus(start).bytes();
    read.countDown();
    helper.join();

    assertThat(whileItLives).isGreaterThanOrEqualTo(MEGABYTE);
    assertThat(meter.read().minus(start).bytes()).isGreaterThanOrEqualTo(whileItLives);
    assertThat(meter.read().minus(start).nanos()).isPositive();
  }

  @Test
  void theServerDoesNotCount() throws Exception {
    Meter meter = Meter.ofAllThreads();
    Meter.Reading start = meter.read();
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread server =
        new Thread(
            () -> {
              allocated = new byte[MEGABYTE];
              done.countDown();
              awaitForEver(read);
            },
            PlainServer.THREAD_NAME + "-connection");
    server.start();
    done.await();

    assertThat(meter.read().minus(start).bytes()).isLessThan(MEGABYTE);
    read.countDown();
    server.join();
  }

  private void allocateOn(String name) throws InterruptedException {
    Thread thread = new Thread(() -> allocated = new byte[MEGABYTE], name);
    thread.start();
    thread.join();
  }

  private static void awaitForEver(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

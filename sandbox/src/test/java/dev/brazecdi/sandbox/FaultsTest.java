package dev.brazecdi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.sandbox.fixtures.CheckedResponses;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  private static final Instant START = Instant.parse("2026-03-25T06:00:10Z");

  @Test
  void faultsAtRandomAreTheSameForASeed() throws IOException {
    List<@Nullable Fault> once = faults(7);

    assertThat(once).isEqualTo(faults(7)).isNotEqualTo(faults(8));
    assertThat(Collections.frequency(once, null)).isBetween(10, 50);
    assertThat(once).contains(Fault.UNAVAILABLE, Fault.INTERNAL_ERROR);
  }

  @Test
  void burstThatBeginsAtRandomIsABurst() throws IOException {
    try (Sandbox sandbox = Sandbox.builder().seed(2).faults(0.05, Fault.BURST_OF_ERRORS).start()) {
      List<@Nullable Fault> faults = get(sandbox, 60);

      int first = faults.indexOf(Fault.BURST_OF_ERRORS);
      assertThat(first).isNotNegative();
      assertThat(faults.subList(first, first + 3)).containsOnly(Fault.BURST_OF_ERRORS);
    }
  }

  @Test
  void whatCannotBeInjectedIsRefused() throws IOException {
    try (Sandbox sandbox = Sandbox.builder().start()) {
      get(sandbox, 1);

      assertThatThrownBy(() -> sandbox.inject(1, Fault.LATENCY))
          .hasMessage("request 1 has been answered; the next is 2");
    }
    assertThatThrownBy(() -> Sandbox.builder().faults(0.1, Fault.CONNECTION_CLOSED))
        .hasMessageContaining("CONNECTION_CLOSED");
    assertThatThrownBy(() -> Sandbox.builder().faults(1.1)).hasMessage("0 <= share <= 1: 1.1");
  }

  @Test
  void scaledTimeWaitsLessAndEndsWithItsSignal() throws InterruptedException {
    ScaledTime time = new ScaledTime(START, 1_000_000);
    long before = time.nanoTime();
    assertThat(time.await(new CountDownLatch(1), 3_600_000_000_000L)).isFalse();

    assertThat(time.nanoTime() - before).isGreaterThanOrEqualTo(3_600_000_000_000L);
    assertThat(time.instant()).isAfterOrEqualTo(START.plusSeconds(3600));
    assertThat(time.await(new CountDownLatch(0), Long.MAX_VALUE)).isTrue();
    assertThatThrownBy(() -> new ScaledTime(START, 0)).hasMessage("factor >= 1: 0");
  }

  private static List<@Nullable Fault> faults(long seed) throws IOException {
    try (Sandbox sandbox =
        Sandbox.builder().seed(seed).faults(0.5, Fault.UNAVAILABLE, Fault.INTERNAL_ERROR).start()) {
      return get(sandbox, 60);
    }
  }

  private static List<@Nullable Fault> get(Sandbox sandbox, int times) throws IOException {
    OkHttpClient http = CheckedResponses.asDocumented().client();
    Request request = new Request.Builder().url(sandbox.baseUrl() + "cdi/integrations").build();
    for (int i = 0; i < times; i++) {
      try (Response response = http.newCall(request).execute()) {
        assertThat(response.code()).isGreaterThanOrEqualTo(400); // there is no key in it
      }
    }
    List<@Nullable Fault> faults = new ArrayList<>();
    sandbox.requests().forEach(sent -> faults.add(sent.fault()));
    return faults;
  }
}

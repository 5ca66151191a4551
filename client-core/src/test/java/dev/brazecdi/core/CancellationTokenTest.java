package dev.brazecdi.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.core.fixtures.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class CancellationTokenTest {
  private final CancellationToken cancellation = new CancellationToken();
  private final List<String> ran = new ArrayList<>();

  @Test
  void actionsRunOnceOnCancellation() {
    cancellation.onCancel(() -> ran.add("first"));
    cancellation.onCancel(() -> ran.add("second"));

    cancellation.cancel();
    cancellation.cancel();

    assertThat(ran).containsExactly("first", "second");
    assertThat(cancellation.isCancelled()).isTrue();
  }

  @Test
  void closedRegistrationIsForgotten() {
    cancellation.onCancel(() -> ran.add("forgotten")).close();

    cancellation.cancel();

    assertThat(ran).isEmpty();
  }

  @Test
  void actionAfterCancellationRunsAtOnce() {
    cancellation.cancel();

    cancellation.onCancel(() -> ran.add("late"));

    assertThat(ran).containsExactly("late");
  }

  @Test
  void contextSaysWhatWasCancelled() {
    CallContext context = CallContext.none().withCancellation(cancellation);
    cancellation.cancel();

    assertThatThrownBy(() -> context.check("the walk"))
        .isInstanceOf(CancelledException.class)
        .hasMessage("the walk was cancelled");
  }

  @Test
  void contextKeepsTheSoonerDeadline() {
    FakeTime time = new FakeTime();
    CallContext context =
        CallContext.on(time).withTimeout(Duration.ofSeconds(5)).withTimeout(Duration.ofSeconds(9));

    assertThat(context.remainingNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
    time.advance(Duration.ofSeconds(5));
    assertThatThrownBy(() -> context.check("the call"))
        .isInstanceOf(DeadlineExceededException.class)
        .hasMessage("the call was not done by its deadline");
  }

  @Test
  void endlessTimeoutIsNoDeadline() {
    CallContext context =
        CallContext.on(new FakeTime()).withTimeout(Duration.ofSeconds(Long.MAX_VALUE));

    assertThat(context.remainingNanos()).isGreaterThan(Duration.ofDays(36_500).toNanos());
  }

  @Test
  void interruptEndsAWaitAndStaysSet() {
    CallContext context = CallContext.none();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> context.await(new CountDownLatch(1), Long.MAX_VALUE))
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}

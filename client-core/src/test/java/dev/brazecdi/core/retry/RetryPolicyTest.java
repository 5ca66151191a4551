package dev.brazecdi.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class RetryPolicyTest {
  private static final Instant DATE = Instant.parse("1994-11-06T08:49:37Z");

  private final Random random = new Random(1);

  @Property
  void backoffLiesBetweenNothingAndItsCeiling(@ForAll @IntRange(min = 1, max = 1000) int retry) {
    Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20));
    Duration ceiling = Duration.ofMillis(500L << Math.min(6, retry - 1));

    assertThat(backoff.delay(retry, random))
        .isBetween(
            Duration.ZERO,
            ceiling.compareTo(Duration.ofSeconds(20)) < 0 ? ceiling : Duration.ofSeconds(20));
  }

  @Example
  void backoffUsesItsWholeRange() {
    Backoff backoff = Backoff.DEFAULT;
    long shortest = Long.MAX_VALUE;
    long longest = 0;
    for (int i = 0; i < 1000; i++) {
      long millis = backoff.delay(1, random).toMillis();
      shortest = Math.min(shortest, millis);
      longest = Math.max(longest, millis);
    }

    assertThat(shortest).isLessThan(20);
    assertThat(longest).isBetween(480L, 500L);
  }

  @Example
  void passingStatusesOfIdempotentRequestsAreRetried() {
    RetryPolicy policy = RetryPolicy.DEFAULT;
    for (int status : new int[] {408, 500, 502, 503, 504, 520, 521, 522, 523, 524}) {
      assertThat(policy.afterResponse(1, true, status, null, random)).isNotNull();
      assertThat(policy.afterResponse(1, false, status, null, random)).isNull();
      assertThat(policy.afterResponse(4, true, status, null, random)).isNull();
    }
    for (int status : new int[] {200, 301, 400, 401, 403, 404, 413, 501}) {
      assertThat(policy.afterResponse(1, true, status, null, random)).isNull();
    }
  }

  @Example
  void serversWaitIsNeverShortened() {
    assertThat(RetryPolicy.DEFAULT.afterResponse(1, true, 503, Duration.ofSeconds(90), random))
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Example
  void failureWithoutAnAnswerIsRetriedIfNothingCanHappenTwice() {
    assertThat(RetryPolicy.DEFAULT.afterFailure(1, true, random)).isNotNull();
    assertThat(RetryPolicy.DEFAULT.afterFailure(1, false, random)).isNull();
    assertThat(RetryPolicy.NONE.afterFailure(1, true, random)).isNull();
    assertThat(RetryPolicy.DEFAULT.againAfterRefusal(3)).isTrue();
    assertThat(RetryPolicy.DEFAULT.againAfterRefusal(4)).isFalse();
  }

  @Example
  void retryAfterComesInSecondsOrAsADate() {
    assertThat(RetryAfter.parse("120", null)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse(" 0 ", null)).isEqualTo(Duration.ZERO);
    assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:50:07 GMT", DATE))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:49:00 GMT", DATE)).isEqualTo(Duration.ZERO);
  }

  @Example
  void whatSaysNothingIsNoWait() {
    assertThat(RetryAfter.parse(null, DATE)).isNull();
    assertThat(RetryAfter.parse("", DATE)).isNull();
    assertThat(RetryAfter.parse("-1", DATE)).isNull();
    assertThat(RetryAfter.parse("soon", DATE)).isNull();
    assertThat(RetryAfter.parse("9999999999", DATE)).isNull();
    assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:50:07 GMT", null)).isNull();
  }

  @Property
  void noTextMakesItThrow(@ForAll String text) {
    RetryAfter.parse(text, DATE);
  }

  @Example
  void settingsThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> RetryPolicy.DEFAULT.withAttempts(0)).hasMessage("attempts >= 1: 0");
    assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
        .hasMessage("base > 0: PT0S");
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessageStartingWith("longest >= base");
  }
}

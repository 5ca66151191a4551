package dev.brazecdi.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class RateLimitTest {
  @Example
  void readsTheThreeHeaders() {
    assertThat(RateLimit.parse("100", " 99 ", "1774443240"))
        .isEqualTo(new RateLimit(100, 99, Instant.parse("2026-03-25T12:54:00Z")));
  }

  @Example
  void whatIsMissingEmptyOrNoNumberIsNoRateLimit() {
    assertThat(RateLimit.parse(null, "1", "1")).isNull();
    assertThat(RateLimit.parse("", "", "")).isNull();
    assertThat(RateLimit.parse("100", "-1", "1774443240")).isNull();
    assertThat(RateLimit.parse("1e2", "1", "1774443240")).isNull();
    assertThat(RateLimit.parse("99999999999", "1", "1774443240")).isNull();
    assertThat(RateLimit.parse("1", "1", "99999999999999999999")).isNull();
  }

  @Property
  void noTextMakesItThrow(@ForAll String limit, @ForAll String remaining, @ForAll String reset) {
    RateLimit.parse(limit, remaining, reset);
  }
}

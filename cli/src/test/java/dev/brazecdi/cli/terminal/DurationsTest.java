package dev.brazecdi.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
  private static final Instant NOW = Instant.parse("2026-03-25T07:00:00Z");

  @ParameterizedTest
  @CsvSource({"90s, PT90S", "1h30m, PT1H30M", "7d, P7D", "1d2h3m4s, PT26H3M4S", "' 5m ', PT5M"})
  void durationsAreRead(String text, Duration duration) {
    assertThat(Durations.duration(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "5", "-5m", "1.5h", "m", "5m1h", "99999999999999s", "PT5M"})
  void whatIsNoDurationIsRefused(String text) {
    assertThatThrownBy(() -> Durations.duration(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("\"" + text + "\" is no duration");
  }

  @Test
  void timesAreRead() {
    assertThat(Durations.time("24h", NOW)).isEqualTo("2026-03-24T07:00:00Z");
    assertThat(Durations.time("2026-03-01", NOW)).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(Durations.time("2026-03-01T06:00:00+02:00", NOW)).isEqualTo("2026-03-01T04:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-01", "2026-03-01T06:00:00", "2026-03-01 06:00"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> Durations.time(text, NOW))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("\"" + text + "\" is no time");
  }
}

package dev.brazecdi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

final class TimestampsTest {
  @Example
  void formsThatWereMetAreRead() {
    for (String text :
        new String[] {
          "2024-01-01T00:00:00Z",
          "2022-11-02T09:03:19.967Z",
          "2026-03-25T12:53:35.183728Z",
          "2022-12-06T19:20:45+01:00",
          "2024-02-29T23:59:59.999999999-18:00",
          "0000-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z"
        }) {
      assertThat(Timestamps.parse(text)).as(text).isEqualTo(Instant.parse(text));
    }
  }

  @Example
  void offsetsWithoutColonOrMinutesAreRead() {
    Instant time = Instant.parse("2026-03-25T12:53:35.5Z");
    for (String text :
        List.of(
            "2026-03-25T12:53:35.5+0000",
            "2026-03-25T13:53:35.5+0100",
            "2026-03-25T08:23:35.5-0430",
            "2026-03-25t13:53:35.5+0100",
            "2026-03-25T13:53:35.5+01")) {
      assertThat(Timestamps.parse(text)).as(text).isEqualTo(time);
    }
  }

  @Example
  void whatIsNoTimeWithAnOffsetIsNone() {
    for (String text :
        new String[] {
          "",
          "2024-01-01",
          "2024-01-01T00:00:00",
          "2024-02-30T00:00:00Z",
          "2023-02-29T00:00:00Z",
          "2024-13-01T00:00:00Z",
          "2024-01-01T25:00:00Z",
          "2024-01-01 00:00:00Z",
          "now",
          "2024-01-01T00:00:00.1234567890Z",
          "2024-01-01T00:00:00+18:01",
          "2024-01-01T00:00:00+1801",
          "2024-01-01T00:00:00+19",
          "2024-01-01T00:00:00+1",
          "2024-01-01T00:00:00+100",
          "2024-01-01T00:00:00 0100",
          "2024-01-01T00:00:00Zx",
          "٢٠٢٤-01-01T00:00:00Z",
          "2024-01-01T00:00:60Z"
        }) {
      assertThat(Timestamps.parse(text)).as(text).isNull();
      assertThat(jdk(text)).as(text).isNull();
    }
  }

  @Property(tries = 20_000)
  void agreesWithTheJdkOnEveryTime(@ForAll("times") String text) {
    assertThat(Timestamps.parse(text)).isEqualTo(jdk(text));
  }

  @Property(tries = 20_000)
  void agreesWithTheJdkOnDamagedTimes(@ForAll("damaged") String text) {
    assertThat(Timestamps.parse(text)).isEqualTo(jdk(text));
  }

  @Example
  void longTextIsRefusedWithoutBeingRead() {
    assertThat(Timestamps.parse("2024-01-01T00:00:00." + "0".repeat(10_000_000) + "Z")).isNull();
  }

  @Provide
  Arbitrary<String> times() {
    Arbitrary<Long> seconds =
        Arbitraries.longs()
            .between(
                Instant.parse("0000-01-02T00:00:00Z").getEpochSecond(),
                Instant.parse("9999-12-30T00:00:00Z").getEpochSecond());
    Arbitrary<Integer> nanos = Arbitraries.integers().between(0, 999_999_999);
    Arbitrary<Integer> offset = Arbitraries.integers().between(-18 * 60, 18 * 60);
    return Combinators.combine(seconds, nanos, offset)
        .as(
            (second, nano, minutes) ->
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    Instant.ofEpochSecond(second, nano)
                        .atOffset(ZoneOffset.ofTotalSeconds(minutes * 60))));
  }

  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<String> parts = Arbitraries.strings().withChars("0123456789TZtz:+-. ").ofMaxLength(3);
    return Combinators.combine(times(), Arbitraries.integers().between(0, 40), parts)
        .as(
            (time, at, part) -> {
              int start = Math.min(at, time.length());
              int end = Math.min(time.length(), start + part.length());
              return time.substring(0, start) + part + time.substring(end);
            });
  }

  /** The JDK reads an offset only with a colon. */
  private static @Nullable Instant jdk(String text) {
    try {
      return Instant.parse(
          text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")
              .replaceFirst("(:\\d\\d(?:\\.\\d{1,9})?[+-]\\d\\d)$", "$1:00"));
    } catch (DateTimeException e) {
      return null;
    }
  }
}

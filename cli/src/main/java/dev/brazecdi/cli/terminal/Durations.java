package dev.brazecdi.cli.terminal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses durations and times of the command line. */
public final class Durations {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,8})m)?(?:(\\d{1,9})s)?");

  private Durations() {}

  /**
   * Parses a duration such as {@code 90s}, {@code 1h30m} or {@code 7d}; a day has 24 hours.
   *
   * @throws UsageException if it is not a valid duration, or zero
   */
  public static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text.strip());
    Duration duration = Duration.ZERO;
    if (parts.matches()) {
      duration =
          Duration.ofDays(number(parts.group(1)))
              .plusHours(number(parts.group(2)))
              .plusMinutes(number(parts.group(3)))
              .plusSeconds(number(parts.group(4)));
    }
    if (duration.isZero()) {
      throw new UsageException(
          "\"" + text + "\" is no duration; give one such as 90s, 1h30m or 7d");
    }
    return duration;
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /**
   * Parses a time: a duration before now, a day ({@code 2026-03-01}, its start in UTC), or a time
   * with an offset.
   *
   * @throws UsageException if it is none of these
   */
  public static Instant time(String text, Instant now) {
    String word = text.strip();
    if (DURATION.matcher(word).matches() && !word.isEmpty()) {
      return now.minus(duration(word));
    }
    try {
      return word.contains("T") || word.contains("t")
          ? OffsetDateTime.parse(word).toInstant()
          : LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      String kinds = "a duration such as 24h, a day such as 2026-03-01, or a time such as";
      throw new UsageException(
          "\"" + text + "\" is no time; give " + kinds + " 2026-03-01T06:00:00Z");
    }
  }
}

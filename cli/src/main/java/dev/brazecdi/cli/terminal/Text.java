package dev.brazecdi.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats counts, times and durations for people. */
public final class Text {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private Text() {}

  public static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  public static String number(@Nullable Long number) {
    return number == null ? "-" : number.toString();
  }

  /** Formats a time to the second, without its zone. */
  public static String seconds(@Nullable Instant time, ZoneId zone) {
    return time == null ? "-" : SECONDS.format(time.atZone(zone));
  }

  /** Formats a time to the minute, without its zone. */
  public static String minutes(@Nullable Instant time, ZoneId zone) {
    return time == null ? "-" : MINUTES.format(time.atZone(zone));
  }

  /** Returns the title of a column of times in a zone. */
  public static String inZone(String title, ZoneId zone) {
    return title + (zone.equals(ZoneOffset.UTC) ? " (UTC)" : " (local)");
  }

  /** Returns a text cut to a number of characters. */
  public static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 2) + "..";
  }

  /** Formats a duration in its two largest units. */
  public static String duration(@Nullable Duration duration) {
    if (duration == null) {
      return "-";
    }
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    if (duration.toDays() > 1) {
      return duration.toDays() + "d " + duration.toHoursPart() + "h";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + "h " + duration.toMinutesPart() + "m";
    }
    return duration.toMinutes() > 0
        ? duration.toMinutes() + "m " + duration.toSecondsPart() + "s"
        : duration.toSeconds() + "s";
  }
}

package dev.brazecdi.health;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats times, durations and shares for people. */
final class MessageParts {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private MessageParts() {}

  static String time(@Nullable Instant time) {
    return time == null ? "an unknown time" : MINUTE.format(time);
  }

  /**
   * Returns a duration in its two largest units: {@code 3 d 4 h}, {@code 2 h 10 min}, {@code 45 s}.
   */
  static String duration(Duration duration) {
    if (duration.toDays() > 0) {
      return duration.toDays() + " d" + rest(duration.toHoursPart(), " h");
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + " h" + rest(duration.toMinutesPart(), " min");
    }
    return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
  }

  private static String rest(int count, String unit) {
    return count == 0 ? "" : " " + count + unit;
  }

  /** Returns a share in percent, with more decimals the smaller it is. */
  static String percent(double share) {
    double percent = share * 100;
    int decimals = percent == Math.rint(percent) ? 0 : percent >= 1 ? 1 : percent >= 0.01 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f %%", percent);
  }

  static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}

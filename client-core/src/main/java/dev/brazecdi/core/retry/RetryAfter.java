package dev.brazecdi.core.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Retry-After} header (RFC 9110, section 10.2.3). */
public final class RetryAfter {
  private static final int LONGEST_NUMBER = 9;
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
  private static final int FIRST_CENTURY = 19;
  private static final long SECONDS_OF_DAY = 86_400;
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private RetryAfter() {}

  /**
   * How long the server asks to wait.
   *
   * @param value seconds, or a date; or null
   * @param date the server's clock when it answered; or null, which leaves a date without meaning
   * @return the wait, not below zero; null if the header is missing or says nothing
   */
  public static @Nullable Duration parse(@Nullable String value, @Nullable Instant date) {
    if (value == null) {
      return null;
    }
    String text = value.strip();
    if (isNumber(text)) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    Instant until = httpDate(text);
    if (until == null || date == null) {
      return null;
    }
    Duration wait = Duration.between(date, until);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /**
   * Reads a date of the form {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110, section 5.6.7).
   *
   * @param value the header's value, or null
   * @return the time, or null if there is none in it
   */
  public static @Nullable Instant httpDate(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String text = value.strip();
    Instant usual = usualDate(text);
    if (usual != null) {
      return usual;
    }
    try {
      return HTTP_DATE.parse(text, Instant::from);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * Reads the form that servers send at its fixed places, which allocates next to nothing, where
   * the JDK's formatter takes more than a kilobyte; null for whatever else that may accept.
   */
  private static @Nullable Instant usualDate(String text) {
    if (text.length() != "Sun, 06 Nov 1994 08:49:37 GMT".length()
        || !(text.startsWith(", ", 3)
            && text.charAt(7) == ' '
            && text.charAt(11) == ' '
            && text.charAt(16) == ' '
            && text.charAt(19) == ':'
            && text.charAt(22) == ':'
            && text.endsWith(" GMT"))) {
      return null;
    }
    int day = twoDigits(text, 5);
    int month = name(MONTHS, text, 8);
    int century = twoDigits(text, 12);
    int yearOfCentury = twoDigits(text, 14);
    int year = 100 * century + yearOfCentury;
    int hour = twoDigits(text, 17);
    int minute = twoDigits(text, 20);
    int second = twoDigits(text, 23);
    if (century < FIRST_CENTURY || yearOfCentury < 0 || month < 1) {
      return null;
    }
    if (day < 1 || day > Month.of(month).length(Year.isLeap(year))) {
      return null;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return null;
    }
    LocalDate date = LocalDate.of(year, month, day);
    long seconds = SECONDS_OF_DAY * date.toEpochDay() + 3_600L * hour + 60L * minute + second;
    return date.getDayOfWeek().getValue() == name(DAYS, text, 0)
        ? Instant.ofEpochSecond(seconds)
        : null;
  }

  /** Which of these names stands here, counted from one; 0 for none. */
  private static int name(List<String> names, String text, int position) {
    for (int i = 0; i < names.size(); i++) {
      if (text.startsWith(names.get(i), position)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The number of these two digits; below zero if they are none. */
  private static int twoDigits(String text, int position) {
    int tens = text.charAt(position) - '0';
    int units = text.charAt(position + 1) - '0';
    return tens < 0 || tens > 9 || units < 0 || units > 9 ? -1 : 10 * tens + units;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_NUMBER
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

package dev.brazecdi.core.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Retry-After} header (RFC 9110, section 10.2.3). */
public final class RetryAfter {
  private static final int LONGEST_NUMBER = 9;
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

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
    try {
      return HTTP_DATE.parse(value.strip(), Instant::from);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_NUMBER
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

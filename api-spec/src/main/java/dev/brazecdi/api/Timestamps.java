package dev.brazecdi.api;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO 8601 times with an offset.
 *
 * <p>It accepts what {@link Instant#parse} accepts, with the same result, up to 64 characters, and
 * also offsets without a colon or minutes ({@code +0100}, {@code +01}), which ISO 8601 allows. The
 * usual forms ({@code 2024-01-01T00:00:00Z}, up to nine digits of fraction, {@code +01:00}) are
 * parsed without allocating anything but the result: a page has thirty times, and the JDK's parser
 * would take most of the time and memory of decoding it.
 */
final class Timestamps {
  private static final int LONGEST = 64;

  /** The index behind the seconds of {@code YYYY-MM-DDThh:mm:ss}. */
  private static final int SECOND_END = 19;

  private static final int LARGEST_OFFSET_MINUTES = 18 * 60;
  private static final int[] POWERS_OF_TEN = {
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
  };

  private Timestamps() {}

  /** Reads a time, or null from an empty text, which some servers send instead of null. */
  static @Nullable Instant readOptional(JsonReader reader) throws IOException {
    String text = reader.nextString();
    return text.isBlank() ? null : read(reader, text);
  }

  /** Reads a time. */
  static Instant read(JsonReader reader) throws IOException {
    return read(reader, reader.nextString());
  }

  private static Instant read(JsonReader reader, String text) {
    Instant time = parse(text);
    if (time == null) {
      throw new JsonDataException(
          Json.shown(text)
              + " at "
              + reader.getPath()
              + " is not an ISO 8601 time with an offset, such as 2024-01-01T00:00:00Z");
    }
    return time;
  }

  /** The time, or null if the text is none. */
  static @Nullable Instant parse(String text) {
    Instant time = parseUsual(text);
    if (time != null || text.length() > LONGEST) {
      return time;
    }
    try {
      return Instant.parse(withColon(text));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Completes an offset at the end of a text, as in {@code +0100} and {@code +01}. */
  private static String withColon(String text) {
    return text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")
        .replaceFirst("(:\\d\\d(?:\\.\\d{1,9})?[+-]\\d\\d)$", "$1:00");
  }

  /** Reads {@code YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh[[:]mm])}; null for every other form. */
  private static @Nullable Instant parseUsual(String text) {
    if (text.length() < 20
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int year = two(text, 0) * 100 + two(text, 2);
    int month = two(text, 5);
    int day = two(text, 8);
    int hour = two(text, 11);
    int minute = two(text, 14);
    int second = two(text, 17);
    if (two(text, 0) < 0
        || two(text, 2) < 0
        || month < 1
        || month > 12
        || day < 1
        || day > daysIn(year, month)
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59) {
      return null;
    }
    int end = endOfFraction(text);
    int offsetMinutes = end < 0 ? Integer.MIN_VALUE : offsetMinutes(text, end);
    if (offsetMinutes == Integer.MIN_VALUE) {
      return null;
    }
    long days = epochDay(year, month, day);
    long minutes = (days * 24 + hour) * 60 + minute - offsetMinutes;
    return Instant.ofEpochSecond(minutes * 60 + second, nanos(text, end));
  }

  /** Returns where the fraction of the second ends; -1 if it has no digits or more than nine. */
  private static int endOfFraction(String text) {
    if (text.charAt(SECOND_END) != '.') {
      return SECOND_END;
    }
    int end = SECOND_END + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    int digits = end - SECOND_END - 1;
    return digits == 0 || digits > 9 ? -1 : end;
  }

  /** Returns the nanoseconds of the fraction that ends there; 0 without one. */
  private static int nanos(String text, int end) {
    if (end == SECOND_END) {
      return 0;
    }
    int nanos = 0;
    for (int i = SECOND_END + 1; i < end; i++) {
      nanos = 10 * nanos + text.charAt(i) - '0';
    }
    return nanos * POWERS_OF_TEN[end - SECOND_END - 1];
  }

  /** Returns the offset at the end of the text; {@link Integer#MIN_VALUE} if it is not usual. */
  private static int offsetMinutes(String text, int position) {
    int left = text.length() - position;
    if (left == 1 && text.charAt(position) == 'Z') {
      return 0;
    }
    if (left != 3 && left != 5 && (left != 6 || text.charAt(position + 3) != ':')) {
      return Integer.MIN_VALUE;
    }
    int hours = two(text, position + 1);
    int minutes = left == 3 ? 0 : two(text, position + left - 2);
    int offset = hours * 60 + minutes;
    char sign = text.charAt(position);
    if (hours < 0 || minutes < 0 || minutes > 59 || offset > LARGEST_OFFSET_MINUTES) {
      return Integer.MIN_VALUE;
    }
    return sign == '+' ? offset : sign == '-' ? -offset : Integer.MIN_VALUE;
  }

  /**
   * Days since 1970-01-01. Years are taken to begin with March, so that a leap day is the last of
   * its year and the months before it have 31 and 30 days in turns, five of them 153. 719,468 days
   * lie between 0000-03-01 and 1970-01-01.
   */
  private static int epochDay(int year, int month, int day) {
    int y = year + 400 - (month <= 2 ? 1 : 0); // never below zero; 400 years are 146,097 days
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return 365 * y + y / 4 - y / 100 + y / 400 + dayOfYear - 146_097 - 719_468;
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 4, 6, 9, 11 -> 30;
      case 2 -> (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
      default -> 31;
    };
  }

  /** Two digits as a number, or a number below zero where they are none. */
  private static int two(String text, int at) {
    char tens = text.charAt(at);
    char ones = text.charAt(at + 1);
    return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

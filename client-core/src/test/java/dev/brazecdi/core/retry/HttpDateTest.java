package dev.brazecdi.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quick way to a date and the JDK's must be of one mind. */
final class HttpDateTest {
  private static final DateTimeFormatter JDK =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
  private static final String CHARACTERS = "0123456789 :,-+abcdefgyGMTSunFriJulO\u0663\u00a0";

  @Test
  void datesAreReadAsTheJdkReadsThemWithAnyCharacterChanged() {
    Random random = new Random(1);
    long first = Instant.parse("1890-01-01T00:00:00Z").getEpochSecond();
    long last = Instant.parse("2110-01-01T00:00:00Z").getEpochSecond();
    int dates = 0;
    for (int i = 0; i < 60_000; i++) {
      Instant time = Instant.ofEpochSecond(random.nextLong(first, last));
      StringBuilder text =
          new StringBuilder(
              DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
                  .format(time.atOffset(ZoneOffset.UTC)));
      for (int changes = i % 3; changes > 0; changes--) {
        char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        text.setCharAt(random.nextInt(text.length()), character);
      }
      String value = text.toString();

      Instant read = RetryAfter.httpDate(value);

      assertThat(read).as(value).isEqualTo(byTheJdk(value));
      dates += read == null ? 0 : 1;
    }
    assertThat(dates).isBetween(20_000, 50_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "Sun, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Thu, 29 Feb 2024 23:59:59 GMT | 2024-02-29T23:59:59Z",
        "Sun, 6 Nov 1994 08:49:37 GMT  | 1994-11-06T08:49:37Z",
        "Mon, 06 Nov 1994 08:49:37 GMT | none",
        "Wed, 29 Feb 2023 08:49:37 GMT | none",
        "Sun, 06 Nov 1994 24:00:00 GMT | 1994-11-07T00:00:00Z",
        "Sun, 06 Nov 1994 08:49:37 CET | none",
        "yesterday                     | none",
      })
  void examples(String value, @Nullable Instant expected) {
    assertThat(RetryAfter.httpDate(value)).isEqualTo(expected);
  }

  private static @Nullable Instant byTheJdk(String value) {
    try {
      return JDK.parse(value.strip(), Instant::from);
    } catch (DateTimeException e) {
      return null;
    }
  }
}

package dev.brazecdi.api;

import static dev.brazecdi.fuzz.Seeded.check;

import dev.brazecdi.fuzz.Seeded;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text that may be a time, against the JDK's parser. In the API's package, for it is not public.
 */
public final class TimestampTarget {
  private static final int LONGEST = 64; // longer ones are refused unread

  private TimestampTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Instant time = Timestamps.parse(text);
    Instant expected = text.length() > LONGEST ? null : jdk(text);
    if (Seeded.BUG && text.startsWith("2024-02-29")) {
      time = null; // as if leap days were forgotten
    }
    check(Objects.equals(time, expected), "\"" + text + "\" is " + time + " and not " + expected);
  }

  private static @Nullable Instant jdk(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}

package dev.brazecdi.fuzz;

import static dev.brazecdi.fuzz.Seeded.check;

import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.retry.RetryAfter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rate-limit headers, {@code Retry-After} and {@code Date}, a line each. */
public final class RateHeadersTarget {
  private RateHeadersTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", 5);
    @Nullable String reset = lines.length > 2 ? lines[2] : null;
    @Nullable String remaining = lines.length > 1 ? lines[1] : null;
    RateLimit limit = RateLimit.parse(lines[0], remaining, reset);
    boolean readable = isNumber(lines[0]) && isNumber(remaining) && isNumber(reset);

    check(limit == null || readable, limit + " from what is no number");
    if (limit != null && remaining != null) {
      int shown = Seeded.BUG ? limit.remaining() & 0xffff : limit.remaining();
      check(shown == Long.parseLong(remaining.strip()), limit + " loses digits");
    }
    @Nullable Instant date = RetryAfter.httpDate(lines.length > 4 ? lines[4] : null);
    Duration wait = RetryAfter.parse(lines.length > 3 ? lines[3] : null, date);
    check(wait == null || !wait.isNegative(), "a negative wait: " + wait);
  }

  private static boolean isNumber(@Nullable String text) {
    return text != null && text.strip().matches("[0-9]{1,12}");
  }
}

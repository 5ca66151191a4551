package dev.brazecdi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Compares the timestamp parser with the JDK's on ten million texts ({@code -Dtimestamps=N}), a
 * tenth of them damaged. {@code -Dseed=N} repeats a run.
 */
@Tag("exhaustive")
@Timeout(3_600)
final class TimestampsAtLengthTest {
  private static final int TIMES = Integer.getInteger("timestamps", 10_000_000);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final long FIRST = Instant.parse("0000-01-02T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-30T00:00:00Z").getEpochSecond();
  private static final String DAMAGE = "0123456789TZtz:+-. ٣";

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void everyTimeIsTheSameAsTheJdks() {
    System.out.println(TIMES + " times, seed " + SEED);
    int read = 0;
    for (int i = 0; i < TIMES; i++) {
      String text = time();
      if (i % 10 == 0) {
        text = damaged(text);
      }
      Instant expected = jdk(text);
      if (!Objects.equals(Timestamps.parse(text), expected)) {
        assertThat(Timestamps.parse(text)).as(text).isEqualTo(expected);
      }
      read += expected == null ? 0 : 1;
    }
    assertThat(read).isBetween(TIMES / 10 * 9, TIMES - TIMES / 50);
  }

  /** Any second of the years that four digits can tell, with any fraction and offset. */
  private String time() {
    int digits = random.nextInt(10);
    int unit = (int) Math.pow(10, 9 - digits);
    int nanos = random.nextInt(1_000_000_000) / unit * unit;
    int minutes = random.nextInt(3) == 0 ? random.nextInt(-18 * 60, 18 * 60 + 1) : 0;
    String local =
        OffsetDateTime.ofInstant(
                Instant.ofEpochSecond(random.nextLong(FIRST, LAST), nanos),
                ZoneOffset.ofTotalSeconds(minutes * 60))
            .toString();
    // OffsetDateTime leaves out seconds of zero, which the format needs.
    return local.charAt(16) == ':' ? local : local.substring(0, 16) + ":00" + local.substring(16);
  }

  private String damaged(String text) {
    StringBuilder damaged = new StringBuilder(text);
    int at = random.nextInt(text.length());
    char c = DAMAGE.charAt(random.nextInt(DAMAGE.length()));
    switch (random.nextInt(3)) {
      case 0 -> damaged.setCharAt(at, c);
      case 1 -> damaged.insert(at, c);
      default -> damaged.deleteCharAt(at);
    }
    return damaged.toString();
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

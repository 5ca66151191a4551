package dev.brazecdi.core.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.core.Cursor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class ReadCursorsTest {
  @Example
  void whatWasReadIsKnownAndNothingElse() {
    ReadCursors read = new ReadCursors();
    for (int i = 0; i < 50_000; i++) {
      assertThat(read.contains(Cursor.of("c" + i))).isFalse();
      read.add(Cursor.of("c" + i));
    }
    for (int i = 0; i < 50_000; i++) {
      assertThat(read.contains(Cursor.of("c" + i))).isTrue();
      assertThat(read.contains(Cursor.of("d" + i))).isFalse();
    }
  }

  @Example
  void longCursorsAreKnownAsWell() {
    ReadCursors read = new ReadCursors();
    for (int i = 0; i < 8; i++) {
      Cursor cursor = Cursor.of("c".repeat(5_000) + i);
      assertThat(read.contains(cursor)).isFalse();
      read.add(cursor);
    }
    for (int i = 0; i < 8; i++) {
      assertThat(read.contains(Cursor.of("c".repeat(5_000) + i))).isTrue();
      assertThat(read.contains(Cursor.of("d".repeat(5_000) + i))).isFalse();
    }
  }

  /** A walk of {@code tail} pages that then goes round in a cycle, of which few are remembered. */
  @Property(tries = 500)
  void cycleBeyondWhatIsRememberedIsFoundInTime(
      @ForAll @IntRange(max = 3_000) int tail,
      @ForAll @IntRange(min = 1, max = 3_000) int cycle,
      @ForAll @IntRange(min = 1, max = 64) int remembered) {
    ReadCursors read = new ReadCursors(remembered);
    int page = 0;
    while (!read.contains(cursor(page, tail, cycle))) {
      read.add(cursor(page, tail, cycle));
      page++;
      assertThat(page).isLessThanOrEqualTo(3 * Math.max(tail + cycle, remembered));
    }

    assertThat(page).isGreaterThanOrEqualTo(tail + cycle);
  }

  private static Cursor cursor(int page, int tail, int cycle) {
    return Cursor.of("c" + (page < tail ? page : tail + (page - tail) % cycle));
  }

  @Property
  void fingerprintSetIsASet(@ForAll @Size(max = 300) List<@IntRange(max = 40) Integer> values) {
    FingerprintSet fingerprints = new FingerprintSet();
    Set<List<Long>> expected = new HashSet<>();
    for (int value : values) {
      // Many in one small table, zeros among them.
      long high = value % 3 == 0 ? 0 : (long) value << 60;
      long low = value / 4 * 256L;
      fingerprints.add(high, low);
      expected.add(List.of(high, low));
    }

    for (int value = 0; value <= 40; value++) {
      long high = value % 3 == 0 ? 0 : (long) value << 60;
      long low = value / 4 * 256L;
      assertThat(fingerprints.contains(high, low)).isEqualTo(expected.contains(List.of(high, low)));
    }
  }
}

package dev.brazecdi.retrofit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What stands in a query without the help of OkHttp, which would escape a part of it by itself. */
final class CursorQueryTest {
  @Test
  void everyPrintableCharacterIsKeptButThoseThatNoQueryCanHold() {
    StringBuilder kept = new StringBuilder();
    for (char c = 0; c < 0x100; c++) {
      String cursor = String.valueOf(c);
      if (CursorQuery.escape(cursor).equals(cursor)) {
        kept.append(c);
      }
    }

    assertThat(kept)
        .hasToString(
            "!$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
                + "abcdefghijklmnopqrstuvwxyz{|}~");
  }

  @Test
  void whatIsNotKeptStandsAsTheOctetsOfItsUtf8() {
    for (String cursor :
        new String[] {"\0", "\t", " ", "\"", "#", "&", "'", "<", ">", "\u007f", "é", "😀"}) {
      StringBuilder octets = new StringBuilder();
      for (byte octet : cursor.getBytes(StandardCharsets.UTF_8)) {
        octets.append(String.format("%%%02X", octet));
      }

      assertThat(CursorQuery.escape("a" + cursor + "~")).isEqualTo("a" + octets + "~");
    }
  }
}

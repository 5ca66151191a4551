package dev.brazecdi.sandbox;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.zip.CRC32;

/**
 * Makes cursors that nobody can compute or read: the number of rows to skip, scrambled with the
 * list's name and the seed. They hold the characters of Base64, {@code +}, {@code /} and {@code =}
 * among them, for a client to give back as they came.
 */
final class CursorCodec {
  private static final int PLAIN = 2 * Long.BYTES;

  private final long seed;

  CursorCodec(long seed) {
    this.seed = seed;
  }

  String encode(String list, int skip) {
    int check = check(list, skip);
    byte[] octets = ByteBuffer.allocate(8).putInt(skip ^ check).putInt(check).array();
    return Base64.getEncoder().encodeToString(octets);
  }

  /**
   * The same in characters that no tool encodes on their way into a query, for tools that would:
   * {@code =} as {@code %3D} is another cursor.
   */
  String encodePlainly(String list, int skip) {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(encode(list, skip)));
  }

  /** The rows to skip; empty if the text, to the letter, is no cursor of this list. */
  OptionalInt decode(String list, String cursor) {
    byte[] octets;
    try {
      octets =
          cursor.length() == PLAIN
              ? HexFormat.of().parseHex(cursor)
              : Base64.getDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return OptionalInt.empty();
    }
    if (octets.length != 8) {
      return OptionalInt.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    int scrambled = buffer.getInt();
    int check = buffer.getInt();
    int skip = scrambled ^ check;
    // Compared as a text, for decoders overlook missing padding.
    return skip >= 0
            && (cursor.equals(encode(list, skip)) || cursor.equals(encodePlainly(list, skip)))
        ? OptionalInt.of(skip)
        : OptionalInt.empty();
  }

  private int check(String list, int skip) {
    CRC32 crc = new CRC32();
    crc.update(ByteBuffer.allocate(12).putLong(seed).putInt(skip).flip());
    crc.update(list.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}

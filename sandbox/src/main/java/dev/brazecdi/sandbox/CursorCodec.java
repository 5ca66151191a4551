package dev.brazecdi.sandbox;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.zip.CRC32;

/**
 * A codec for opaque cursors: the number of items to skip, scrambled with the list's path and the
 * seed. Cursors contain the Base64 characters {@code +}, {@code /} and {@code =}, which a client
 * has to send back unchanged.
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
   * Returns a cursor in hexadecimal digits, for tools that would encode {@code =} as {@code %3D},
   * which is a different cursor.
   */
  String encodePlainly(String list, int skip) {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(encode(list, skip)));
  }

  /** Returns the number of items to skip; empty unless this is exactly a cursor of the list. */
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
    // Compared as text, because decoders accept missing padding.
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

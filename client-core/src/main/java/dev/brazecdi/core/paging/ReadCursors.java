package dev.brazecdi.core.paging;

import dev.brazecdi.core.Cursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The cursors a walk has read, so that it notices one that comes again.
 *
 * <p>The first 2<sup>20</sup> are remembered by 128 bits of their SHA-256, about 22 bytes each
 * however long they are. That is exact for all purposes: of a million cursors, two share a
 * fingerprint with a probability of 10<sup>−27</sup>.
 *
 * <p>Of those after them only one is kept, by Brent's rule: it moves to the last page read whenever
 * the walk has become twice as long. A cycle among them is found at the latest when three times as
 * many pages were read as before the first that came again.
 *
 * @see <a href="https://doi.org/10.1007/BF01933190">R. P. Brent: An improved Monte Carlo
 *     factorization algorithm, section 2</a>
 */
final class ReadCursors {
  private static final int REMEMBERED = 1 << 20;

  private final int remembered;
  private final FingerprintSet fingerprints = new FingerprintSet();
  private @Nullable MessageDigest digest; // made for the first cursor: most walks have one page
  private @Nullable Cursor digested; // a cursor is looked for, then added: once is enough
  private long high;
  private long low;
  private long count;
  private @Nullable Cursor checkpoint;
  private long nextCheckpoint;

  ReadCursors() {
    this(REMEMBERED);
  }

  /** One that remembers as many as this, for tests. */
  ReadCursors(int remembered) {
    this.remembered = remembered;
    this.nextCheckpoint = remembered;
  }

  void add(Cursor cursor) {
    if (count < remembered) {
      digest(cursor);
      fingerprints.add(high, low);
    } else if (count >= nextCheckpoint) {
      checkpoint = cursor;
      nextCheckpoint = 2 * count;
    }
    count++;
  }

  boolean contains(Cursor cursor) {
    if (count == 0) {
      return false;
    }
    digest(cursor);
    return fingerprints.contains(high, low) || (checkpoint != null && checkpoint.equals(cursor));
  }

  /** Puts its fingerprint into {@link #high} and {@link #low}. */
  private void digest(Cursor cursor) {
    if (digested != null && digested.equals(cursor)) {
      return;
    }
    if (digest == null) {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every Java platform has SHA-256", e);
      }
    }
    byte[] octets = digest.digest(cursor.value().getBytes(StandardCharsets.UTF_8));
    ByteBuffer fingerprint = ByteBuffer.wrap(octets);
    high = fingerprint.getLong();
    low = fingerprint.getLong();
    digested = cursor;
  }
}

package dev.brazecdi.core.paging;

import dev.brazecdi.core.Cursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cursors a walk has read, so that it notices one that comes again.
 *
 * <p>A few short ones are kept as they are, which is all that most walks need. When there are more,
 * the first 2<sup>20</sup> are remembered by 128 bits of their SHA-256, about 22 bytes each however
 * long they are. That is exact for all purposes: of a million cursors, two share a fingerprint with
 * a probability of 10<sup>−27</sup>.
 *
 * <p>Of those after them only one is kept, by Brent's rule: it moves to the last page read whenever
 * the walk has become twice as long. A cycle among them is found at the latest when three times as
 * many pages were read as before the first that came again.
 *
 * @see <a href="https://doi.org/10.1007/BF01933190">R. P. Brent: An improved Monte Carlo
 *     factorization algorithm, section 2</a>
 */
final class ReadCursors {
  private static final int FEW = 32;
  private static final int FEW_CHARACTERS = 16 * 1024;
  private static final int REMEMBERED = 1 << 20;

  private final int remembered;
  private List<Cursor> few = new ArrayList<>(); // empty again when there are more
  private int charactersOfFew;
  private @Nullable DigestedCursors digested;
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
      remember(cursor);
    } else if (count >= nextCheckpoint) {
      checkpoint = cursor;
      nextCheckpoint = 2 * count;
    }
    count++;
  }

  boolean contains(Cursor cursor) {
    boolean known = digested == null ? few.contains(cursor) : digested.contains(cursor);
    return known || (checkpoint != null && checkpoint.equals(cursor));
  }

  private void remember(Cursor cursor) {
    int length = cursor.value().length();
    if (digested == null && few.size() < FEW && charactersOfFew + length <= FEW_CHARACTERS) {
      few.add(cursor);
      charactersOfFew += length;
      return;
    }
    if (digested == null) {
      digested = new DigestedCursors();
      few.forEach(digested::add);
      few = List.of();
    }
    digested.add(cursor);
  }

  /** A set of cursors by their SHA-256. */
  private static final class DigestedCursors {
    private final FingerprintSet fingerprints = new FingerprintSet();
    private final MessageDigest digest = sha256();
    private @Nullable Cursor last; // one is looked for, then added: once is enough
    private long high;
    private long low;

    void add(Cursor cursor) {
      digest(cursor);
      fingerprints.add(high, low);
    }

    boolean contains(Cursor cursor) {
      digest(cursor);
      return fingerprints.contains(high, low);
    }

    private void digest(Cursor cursor) {
      if (last != null && last.equals(cursor)) {
        return;
      }
      byte[] octets = digest.digest(cursor.value().getBytes(StandardCharsets.UTF_8));
      ByteBuffer fingerprint = ByteBuffer.wrap(octets);
      high = fingerprint.getLong();
      low = fingerprint.getLong();
      last = cursor;
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every Java platform has SHA-256", e);
      }
    }
  }
}

package dev.brazecdi.benchmarks.peers;

import java.time.Instant;

/** An item, in whatever form a peer decodes it. */
public interface PeerStatus {
  /** How the sync ended. */
  String status();

  /** When it began. */
  Instant start();

  /** When it ended. */
  Instant finish();

  /** The time of the last row that it synced. */
  Instant last();

  /** How many rows it synced. */
  long rows();

  /** How many rows failed. */
  long failed();
}

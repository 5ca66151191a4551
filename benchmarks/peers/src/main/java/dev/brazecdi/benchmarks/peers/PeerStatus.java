package dev.brazecdi.benchmarks.peers;

import java.time.Instant;

/** What is used of an item, in whatever form a peer decodes it. */
public interface PeerStatus {
  /** When the sync began. */
  Instant start();

  /** How many rows it synced. */
  long rows();
}

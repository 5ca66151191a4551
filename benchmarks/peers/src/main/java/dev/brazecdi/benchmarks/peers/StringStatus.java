package dev.brazecdi.benchmarks.peers;

import java.time.Instant;

/** A sync status whose times are left as text. */
public record StringStatus(
    String jobStatus,
    String syncStartTime,
    String syncFinishTime,
    String lastTimestampSynced,
    long rowsSynced,
    long rowsFailedWithErrors)
    implements PeerStatus {
  @Override
  public Instant start() {
    return Instant.parse(syncStartTime);
  }

  @Override
  public long rows() {
    return rowsSynced;
  }
}

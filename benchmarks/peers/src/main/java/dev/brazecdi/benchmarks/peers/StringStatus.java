package dev.brazecdi.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sync status whose times are left as text; a running one has no end. */
public record StringStatus(
    String jobStatus,
    @Nullable String syncStartTime,
    @Nullable String syncFinishTime,
    @Nullable String lastTimestampSynced,
    @Nullable Long rowsSynced,
    @Nullable Long rowsFailedWithErrors)
    implements PeerStatus {
  @Override
  public String status() {
    return jobStatus;
  }

  @Override
  public Instant start() {
    return Instant.parse(requireNonNull(syncStartTime));
  }

  @Override
  public Instant finish() {
    return Instant.parse(requireNonNull(syncFinishTime));
  }

  @Override
  public Instant last() {
    return Instant.parse(requireNonNull(lastTimestampSynced));
  }

  @Override
  public long rows() {
    return requireNonNull(rowsSynced);
  }

  @Override
  public long failed() {
    return requireNonNull(rowsFailedWithErrors);
  }
}

package dev.brazecdi.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sync run whose times are left as text; a running one has no finish time. */
public record StringStatus(
    String jobStatus,
    @Nullable String syncStartTime,
    @Nullable String syncFinishTime,
    @Nullable String lastTimestampSynced,
    @Nullable Long rowsSynced,
    @Nullable Long rowsFailedWithErrors) {
  RecordStatus toRecord() {
    return new RecordStatus(
        jobStatus,
        Instant.parse(requireNonNull(syncStartTime)),
        Instant.parse(requireNonNull(syncFinishTime)),
        Instant.parse(requireNonNull(lastTimestampSynced)),
        requireNonNull(rowsSynced),
        requireNonNull(rowsFailedWithErrors));
  }
}

package dev.brazecdi.benchmarks.peers;

import com.google.gson.annotations.SerializedName;
import com.squareup.moshi.Json;
import java.time.Instant;

/** A sync run as a class whose fields are set by reflection. */
public final class FieldsStatus {
  @Json(name = "job_status")
  @SerializedName("job_status")
  String jobStatus = "";

  @Json(name = "sync_start_time")
  @SerializedName("sync_start_time")
  Instant syncStartTime = Instant.EPOCH;

  @Json(name = "sync_finish_time")
  @SerializedName("sync_finish_time")
  Instant syncFinishTime = Instant.EPOCH;

  @Json(name = "last_timestamp_synced")
  @SerializedName("last_timestamp_synced")
  Instant lastTimestampSynced = Instant.EPOCH;

  @Json(name = "rows_synced")
  @SerializedName("rows_synced")
  long rowsSynced;

  @Json(name = "rows_failed_with_errors")
  @SerializedName("rows_failed_with_errors")
  long rowsFailedWithErrors;

  RecordStatus toRecord() {
    return new RecordStatus(
        jobStatus,
        syncStartTime,
        syncFinishTime,
        lastTimestampSynced,
        rowsSynced,
        rowsFailedWithErrors);
  }
}

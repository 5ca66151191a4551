package dev.brazecdi.benchmarks.peers;

import com.google.gson.annotations.SerializedName;
import com.squareup.moshi.Json;
import java.time.Instant;

/** A sync status as a class whose fields are set by reflection. */
public final class FieldsStatus implements PeerStatus {
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

  @Override
  public String status() {
    return jobStatus;
  }

  @Override
  public Instant start() {
    return syncStartTime;
  }

  @Override
  public Instant finish() {
    return syncFinishTime;
  }

  @Override
  public Instant last() {
    return lastTimestampSynced;
  }

  @Override
  public long rows() {
    return rowsSynced;
  }

  @Override
  public long failed() {
    return rowsFailedWithErrors;
  }
}

package dev.brazecdi.benchmarks.peers;

import com.alibaba.fastjson2.annotation.JSONField;
import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** A sync run as a record. */
@CompiledJson
public record RecordStatus(
    @JsonProperty("job_status") @JSONField(name = "job_status") @JsonAttribute(name = "job_status")
        String jobStatus,
    @JsonProperty("sync_start_time")
        @JSONField(name = "sync_start_time")
        @JsonAttribute(name = "sync_start_time")
        Instant syncStartTime,
    @JsonProperty("sync_finish_time")
        @JSONField(name = "sync_finish_time")
        @JsonAttribute(name = "sync_finish_time")
        Instant syncFinishTime,
    @JsonProperty("last_timestamp_synced")
        @JSONField(name = "last_timestamp_synced")
        @JsonAttribute(name = "last_timestamp_synced")
        Instant lastTimestampSynced,
    @JsonProperty("rows_synced")
        @JSONField(name = "rows_synced")
        @JsonAttribute(name = "rows_synced")
        long rowsSynced,
    @JsonProperty("rows_failed_with_errors")
        @JSONField(name = "rows_failed_with_errors")
        @JsonAttribute(name = "rows_failed_with_errors")
        long rowsFailedWithErrors) {}

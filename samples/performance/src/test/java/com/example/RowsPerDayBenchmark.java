package com.example;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.JobSyncStatusPage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

@State(Scope.Thread)
public class RowsPerDayBenchmark {
  private final JsonAdapter<JobSyncStatusPage> adapter =
      new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build().adapter(JobSyncStatusPage.class);
  private String json;
  private JobSyncStatusPage page;

  @Setup
  public void page() throws IOException {
    Instant last = Instant.parse("2026-03-25T12:53:35Z");
    json =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    """
                    {"job_status": "success", "sync_start_time": "%s", "rows_synced": %d}\
                    """
                        .formatted(last.minusSeconds(8 * 3600 * i), 5000 + i))
            .collect(Collectors.joining(",", "{\"results\": [", "], \"message\": \"success\"}"));
    page = adapter.fromJson(json);
  }

  /** The work of the library: a slower release of it shows here. */
  @Benchmark
  public JobSyncStatusPage decode() throws IOException {
    return adapter.fromJson(json);
  }

  /** The work of this project. */
  @Benchmark
  public SortedMap<LocalDate, Long> rowsPerDay() {
    return RowsPerDay.of(page.results());
  }
}

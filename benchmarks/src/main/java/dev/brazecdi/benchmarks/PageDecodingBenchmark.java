package dev.brazecdi.benchmarks;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.JobSyncStatusPage;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Decoding a page of ten sync statuses, beside what the JDK takes for its thirty times alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PageDecodingBenchmark {
  private static final String TIME = "2026-03-25T12:53:35.183728Z";
  private static final String ITEM =
      "{\"job_status\":\"success\",\"sync_start_time\":\""
          + TIME
          + "\",\"sync_finish_time\":\""
          + TIME
          + "\",\"last_timestamp_synced\":\""
          + TIME
          + "\",\"rows_synced\":5120,\"rows_failed_with_errors\":0}";

  private final ByteString body =
      ByteString.encodeUtf8(
          "{\"results\":[" + ITEM + (',' + ITEM).repeat(9) + "],\"message\":\"success\"}");
  private final JsonAdapter<JobSyncStatusPage> adapter =
      new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build().adapter(JobSyncStatusPage.class);

  /** The page as the client decodes it. */
  @Benchmark
  public @Nullable JobSyncStatusPage decodePage() throws IOException {
    return adapter.fromJson(new Buffer().write(body));
  }

  /** Its thirty times by {@link Instant#parse}, without any JSON. */
  @Benchmark
  public void thirtyTimesByTheJdk(Blackhole blackhole) {
    for (int i = 0; i < 30; i++) {
      blackhole.consume(Instant.parse(TIME));
    }
  }
}

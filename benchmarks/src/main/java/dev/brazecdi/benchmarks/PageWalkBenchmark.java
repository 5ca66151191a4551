package dev.brazecdi.benchmarks;

import static java.util.Objects.requireNonNull;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.JobSyncStatusPage;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Walking a history of ten pages over loopback and using every item; a score is that of a page. The
 * client as it comes, beside a loop that somebody would write by hand for the same types, and
 * beside requests whose bodies nobody reads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PageWalkBenchmark {
  private static final String KEY = "walk-key";

  private @Nullable PlainServer server;
  private @Nullable BrazeCdiClient client;
  private OkHttpClient http = new OkHttpClient();
  private final JsonAdapter<JobSyncStatusPage> adapter =
      new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build().adapter(JobSyncStatusPage.class);

  /** Starts the server and the clients. */
  @Setup(Level.Trial)
  public void start() {
    server = PlainServer.start(SamplePage.COMPACT.body());
    client = BrazeCdiClient.builder().baseUrl(server.baseUrl()).apiKey(ApiKey.of(KEY)).build();
  }

  /** Stops them. */
  @TearDown(Level.Trial)
  public void stop() {
    requireNonNull(client).close();
    requireNonNull(server).close();
    http.connectionPool().evictAll();
  }

  /** Our client. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object client() {
    Sum sum = new Sum();
    for (JobSyncStatus status : requireNonNull(client).jobSyncStatuses(PlainServer.INTEGRATION)) {
      sum.add(requireNonNull(status.rowsSynced()), requireNonNull(status.syncStartTime()));
    }
    return sum.total();
  }

  /** OkHttp and Moshi by hand: no retries, no budget, no errors told apart. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object byHand() throws IOException {
    Sum sum = new Sum();
    String url = requireNonNull(server).baseUrl() + PlainServer.path();
    for (String next = url; next != null; ) {
      try (Response response = http.newCall(request(next)).execute()) {
        for (JobSyncStatus status :
            requireNonNull(adapter.fromJson(response.body().source())).results()) {
          sum.add(requireNonNull(status.rowsSynced()), requireNonNull(status.syncStartTime()));
        }
        next = requireNonNull(server).next(response.header("Link"));
      }
    }
    return sum.total();
  }

  /** The lower bound: OkHttp, its bodies read and thrown away. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object bodiesDrained() throws IOException {
    long octets = 0;
    String url = requireNonNull(server).baseUrl() + PlainServer.path();
    for (String next = url; next != null; ) {
      try (Response response = http.newCall(request(next)).execute()) {
        BufferedSource body = response.body().source();
        while (!body.exhausted()) {
          octets += body.getBuffer().size();
          body.getBuffer().clear();
        }
        next = requireNonNull(server).next(response.header("Link"));
      }
    }
    return octets;
  }

  private static Request request(String url) {
    return new Request.Builder().url(url).header("Authorization", "Bearer " + KEY).build();
  }

  /**
   * What the items add up to.
   *
   * @param rows that were synced
   * @param seconds of all starts
   */
  public record Total(long rows, long seconds) {}

  /**
   * Adds up what is used of the items: one object for a walk, for their bytes are to be counted.
   */
  public static final class Sum {
    private long rows;
    private long seconds;

    /**
     * Adds an item.
     *
     * @param rows that were synced
     * @param start of the sync
     */
    public void add(long rows, Instant start) {
      this.rows += rows;
      seconds += start.getEpochSecond();
    }

    /** What the items added up to. */
    public Total total() {
      return new Total(rows, seconds);
    }
  }
}

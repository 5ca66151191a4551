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
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Page walks over ten pages on loopback that use every item; the score is the time per page.
 * Compares the client with a handwritten loop for the same types, and with requests whose bodies
 * are dropped.
 */
public class PageWalkBenchmark extends WalkBenchmark {
  private static final String KEY = "walk-key";

  private final BrazeCdiClient client =
      BrazeCdiClient.builder().baseUrl(server.baseUrl()).apiKey(ApiKey.of(KEY)).build();
  private final JsonAdapter<JobSyncStatusPage> adapter =
      new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build().adapter(JobSyncStatusPage.class);

  /** Closes the client. */
  @TearDown(Level.Trial)
  public void close() {
    client.close();
  }

  /** This library. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object client() {
    Sum sum = new Sum();
    for (JobSyncStatus status : client.jobSyncStatuses(PlainServer.INTEGRATION)) {
      sum.add(requireNonNull(status.rowsSynced()), requireNonNull(status.syncStartTime()));
    }
    return sum.total();
  }

  /** OkHttp and Moshi by hand: no retries, no rate limiter, no typed errors. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object byHand() throws IOException {
    Sum sum = new Sum();
    for (String next = first(); next != null; ) {
      try (Response response = okHttp.newCall(request(next)).execute()) {
        for (JobSyncStatus status :
            requireNonNull(adapter.fromJson(response.body().source())).results()) {
          sum.add(requireNonNull(status.rowsSynced()), requireNonNull(status.syncStartTime()));
        }
        next = server.next(response.header("Link"));
      }
    }
    return sum.total();
  }

  /** The lower bound: OkHttp, the bodies read and dropped. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object bodiesDrained() throws IOException {
    long octets = 0;
    for (String next = first(); next != null; ) {
      try (Response response = okHttp.newCall(request(next)).execute()) {
        BufferedSource body = response.body().source();
        while (!body.exhausted()) {
          octets += body.getBuffer().size();
          body.getBuffer().clear();
        }
        next = server.next(response.header("Link"));
      }
    }
    return octets;
  }

  private static Request request(String url) {
    return new Request.Builder().url(url).header("Authorization", "Bearer " + KEY).build();
  }

  /**
   * The sums over all items.
   *
   * @param rows the number of synced rows
   * @param seconds the sum of the start times in epoch seconds
   */
  public record Total(long rows, long seconds) {}

  /** Adds up items. Each walk has one, because allocated bytes are counted. */
  public static final class Sum {
    private long rows;
    private long seconds;

    /**
     * Adds an item.
     *
     * @param rows the number of synced rows
     * @param start the start of the run
     */
    public void add(long rows, Instant start) {
      this.rows += rows;
      seconds += start.getEpochSecond();
    }

    /** Returns the sums. */
    public Total total() {
      return new Total(rows, seconds);
    }
  }
}

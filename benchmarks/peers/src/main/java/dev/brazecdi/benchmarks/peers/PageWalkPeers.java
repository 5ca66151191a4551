package dev.brazecdi.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.JobSyncStatusPage;
import dev.brazecdi.benchmarks.PageWalkBenchmark.Sum;
import dev.brazecdi.benchmarks.PageWalkBenchmark.Total;
import dev.brazecdi.benchmarks.PlainServer;
import dev.brazecdi.benchmarks.SamplePage;
import feign.Feign;
import feign.RequestLine;
import feign.Target;
import feign.TypedResponse;
import feign.jackson.JacksonDecoder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
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
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Url;

/**
 * Walking a history of ten pages over loopback and using every item, with other clients; a score is
 * that of a page. All look for the next link in the same quick way.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PageWalkPeers {
  private static final String AUTHORIZATION = "Bearer walk-key";
  private static final String LINK = "Link";

  private final ObjectMapper mapper = Decoders.jackson();
  private final ObjectReader jackson = mapper.readerFor(RecordPage.class);
  private final OkHttpClient okHttp = new OkHttpClient();
  private final HttpClient javaNetHttp =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private @Nullable PlainServer server;
  private @Nullable RetrofitApi retrofit;
  private @Nullable FeignApi feign;
  private @Nullable FeignApi feignOnOkHttp;

  /** Starts the server and the clients. */
  @Setup(Level.Trial)
  public void start() {
    server = PlainServer.start(SamplePage.COMPACT.body());
    retrofit =
        new Retrofit.Builder()
            .baseUrl(server.baseUrl())
            .client(okHttp)
            .addConverterFactory(
                MoshiConverterFactory.create(
                    Decoders.moshi().newBuilder().add(ApiJsonAdapters.FACTORY).build()))
            .build()
            .create(RetrofitApi.class);
    feign =
        Feign.builder()
            .decoder(new JacksonDecoder(mapper))
            .target(Target.EmptyTarget.create(FeignApi.class));
    feignOnOkHttp =
        Feign.builder()
            .client(new feign.okhttp.OkHttpClient(okHttp))
            .decoder(new JacksonDecoder(mapper))
            .target(Target.EmptyTarget.create(FeignApi.class));
  }

  /** Stops them. */
  @TearDown(Level.Trial)
  public void stop() {
    requireNonNull(server).close();
    okHttp.connectionPool().evictAll();
  }

  /**
   * Retrofit with this library's decoder, and nothing else: what a client over it cannot undercut.
   */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object retrofitOurDecoder() throws IOException {
    Sum sum = new Sum();
    for (String next = first(); next != null; ) {
      Response<JobSyncStatusPage> response =
          requireNonNull(retrofit).generatedPage(next, AUTHORIZATION).execute();
      for (JobSyncStatus status : requireNonNull(response.body()).results()) {
        sum.add(requireNonNull(status.rowsSynced()), requireNonNull(status.syncStartTime()));
      }
      next = requireNonNull(server).next(response.headers().get(LINK));
    }
    return sum.total();
  }

  /** Retrofit with Moshi by reflection. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object retrofitMoshiReflective() throws IOException {
    Sum sum = new Sum();
    for (String next = first(); next != null; ) {
      Response<FieldsPage> response = requireNonNull(retrofit).page(next, AUTHORIZATION).execute();
      add(sum, requireNonNull(response.body()).results);
      next = requireNonNull(server).next(response.headers().get(LINK));
    }
    return sum.total();
  }

  /** The JDK's client with Jackson. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object javaNetHttpJackson() throws IOException, InterruptedException {
    Sum sum = new Sum();
    for (String next = first(); next != null; ) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(next)).header("Authorization", AUTHORIZATION).build();
      HttpResponse<byte[]> response =
          javaNetHttp.send(request, HttpResponse.BodyHandlers.ofByteArray());
      RecordPage page = jackson.readValue(response.body());
      add(sum, page.results());
      next = requireNonNull(server).next(response.headers().firstValue(LINK).orElse(null));
    }
    return sum.total();
  }

  /** Feign over its own client with Jackson. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object feignJackson() {
    return walk(requireNonNull(feign));
  }

  /** Feign over OkHttp with Jackson. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object feignOkHttpJackson() {
    return walk(requireNonNull(feignOnOkHttp));
  }

  private Total walk(FeignApi api) {
    Sum sum = new Sum();
    for (String next = first(); next != null; ) {
      TypedResponse<RecordPage> response = api.page(URI.create(next));
      add(sum, response.body().results());
      Collection<String> links = response.headers().getOrDefault(LINK, List.of());
      next = requireNonNull(server).next(links.isEmpty() ? null : links.iterator().next());
    }
    return sum.total();
  }

  private String first() {
    return requireNonNull(server).baseUrl() + PlainServer.path();
  }

  private static void add(Sum sum, List<? extends PeerStatus> statuses) {
    for (PeerStatus status : statuses) {
      sum.add(status.rows(), status.start());
    }
  }

  /** The page at an address, for Retrofit. */
  interface RetrofitApi {
    @GET
    Call<FieldsPage> page(@Url String url, @Header("Authorization") String authorization);

    @GET
    Call<JobSyncStatusPage> generatedPage(
        @Url String url, @Header("Authorization") String authorization);
  }

  /** The page at an address, for Feign. */
  interface FeignApi {
    @RequestLine("GET")
    @feign.Headers("Authorization: " + AUTHORIZATION)
    TypedResponse<RecordPage> page(URI url);
  }
}

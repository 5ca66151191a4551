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
import dev.brazecdi.benchmarks.WalkBenchmark;
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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Url;

/**
 * Page walks of other clients over ten pages on loopback that use every item; the score is the time
 * per page. All find the next link in the same fast way.
 */
public class PageWalkPeers extends WalkBenchmark {
  private static final String AUTHORIZATION = "Bearer walk-key";
  private static final String LINK = "Link";

  private final ObjectMapper mapper = Decoders.jackson();
  private final ObjectReader jackson = mapper.readerFor(RecordPage.class);
  private final HttpClient javaNetHttp =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RetrofitApi retrofit =
      new Retrofit.Builder()
          .baseUrl(server.baseUrl())
          .client(okHttp)
          .addConverterFactory(
              MoshiConverterFactory.create(
                  Decoders.moshi().newBuilder().add(ApiJsonAdapters.FACTORY).build()))
          .build()
          .create(RetrofitApi.class);
  private final FeignApi feign = feign(Feign.builder());
  private final FeignApi feignOnOkHttp =
      feign(Feign.builder().client(new feign.okhttp.OkHttpClient(okHttp)));

  private FeignApi feign(Feign.Builder builder) {
    return builder
        .decoder(new JacksonDecoder(mapper))
        .target(Target.EmptyTarget.create(FeignApi.class));
  }

  /** Retrofit with this library's decoder and nothing else: the lower bound of a client on it. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object retrofitOurDecoder() throws IOException {
    Sum sum = new Sum();
    for (String next = first(); next != null; ) {
      Response<JobSyncStatusPage> response = retrofit.generatedPage(next, AUTHORIZATION).execute();
      for (JobSyncStatus status : requireNonNull(response.body()).results()) {
        sum.add(requireNonNull(status.rowsSynced()), requireNonNull(status.syncStartTime()));
      }
      next = server.next(response.headers().get(LINK));
    }
    return sum.total();
  }

  /** Retrofit with Moshi by reflection. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object retrofitMoshiReflective() throws IOException {
    Sum sum = new Sum();
    for (String next = first(); next != null; ) {
      Response<FieldsPage> response = retrofit.page(next, AUTHORIZATION).execute();
      for (FieldsStatus status : requireNonNull(response.body()).results) {
        sum.add(status.rowsSynced, status.syncStartTime);
      }
      next = server.next(response.headers().get(LINK));
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
      next = server.next(response.headers().firstValue(LINK).orElse(null));
    }
    return sum.total();
  }

  /** Feign on its own client with Jackson. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object feignJackson() {
    return walk(feign);
  }

  /** Feign on OkHttp with Jackson. */
  @Benchmark
  @OperationsPerInvocation(PlainServer.PAGES)
  public Object feignOkHttpJackson() {
    return walk(feignOnOkHttp);
  }

  private Total walk(FeignApi api) {
    Sum sum = new Sum();
    for (String next = first(); next != null; ) {
      TypedResponse<RecordPage> response = api.page(URI.create(next));
      add(sum, response.body().results());
      Collection<String> links = response.headers().getOrDefault(LINK, List.of());
      next = server.next(links.isEmpty() ? null : links.iterator().next());
    }
    return sum.total();
  }

  private static void add(Sum sum, List<RecordStatus> statuses) {
    for (RecordStatus status : statuses) {
      sum.add(status.rowsSynced(), status.syncStartTime());
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

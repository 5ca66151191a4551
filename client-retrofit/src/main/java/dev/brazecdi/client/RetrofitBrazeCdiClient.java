package dev.brazecdi.client;

import static java.util.Objects.requireNonNull;

import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.CdiApi;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.IntegrationPage;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.JobSyncStatusPage;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PageSource;
import dev.brazecdi.core.paging.PagedIterable;
import dev.brazecdi.retrofit.internal.CallState;
import dev.brazecdi.retrofit.internal.ResponseHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** The client over Retrofit. */
final class RetrofitBrazeCdiClient implements BrazeCdiClient {
  private final HttpUrl baseUrl;
  private final OkHttpClient reads;
  private final OkHttpClient writes;
  private final boolean owned;
  private final TimeSource time;
  private final Duration pollInterval;
  private final CdiApi api;
  private final CallExecutor calls;

  RetrofitBrazeCdiClient(
      HttpUrl baseUrl, OkHttpClient http, boolean owned, TimeSource time, Duration pollInterval) {
    this.baseUrl = baseUrl;
    // A pooled connection may be dead, for example after a wait for the rate limit. OkHttp repeats
    // a read on a fresh connection; a write must not be repeated, so it never uses an idle one.
    this.reads = http.newBuilder().retryOnConnectionFailure(true).build();
    this.writes =
        http.newBuilder()
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();
    this.owned = owned;
    this.time = time;
    this.pollInterval = pollInterval;
    Moshi moshi = new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build();
    this.api =
        new Retrofit.Builder()
            .baseUrl(baseUrl)
            .callFactory(request -> client(request).newCall(prepared(request)))
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .validateEagerly(true)
            .build()
            .create(CdiApi.class);
    this.calls = new CallExecutor(new ErrorMapper(moshi, time));
  }

  private OkHttpClient client(Request request) {
    return request.method().equals("GET") ? reads : writes;
  }

  /** Returns a request with the state that the interceptors of its call share. */
  private static Request prepared(Request request) {
    return request.newBuilder().tag(CallState.class, new CallState()).build();
  }

  @Override
  public PagedIterable<Integration> integrations() {
    return PagedIterable.over(this::integrationPage, time);
  }

  private Page<Integration> integrationPage(@Nullable Cursor cursor, CallContext context) {
    CallExecutor.Result<IntegrationPage> result =
        calls.execute(api.listIntegrations(cursor, context), context);
    return page(result.body().results(), cursor, result);
  }

  @Override
  public PagedIterable<JobSyncStatus> jobSyncStatuses(String integrationId) {
    String id = checkId(integrationId);
    return PagedIterable.over(statusesOf(id), time);
  }

  private PageSource<JobSyncStatus> statusesOf(String integrationId) {
    return (cursor, context) -> {
      CallExecutor.Result<JobSyncStatusPage> result =
          calls.execute(api.listJobSyncStatuses(integrationId, cursor, context), context);
      return page(result.body().results(), cursor, result);
    };
  }

  private static <T> Page<T> page(
      List<T> items, @Nullable Cursor cursor, CallExecutor.Result<?> result) {
    return Page.<T>builder(items)
        .at(cursor)
        .previous(result.link("prev"))
        .next(result.link("next"))
        .requestId(result.requestId())
        .rateLimit(ResponseHeaders.rateLimit(result.headers()))
        .date(ResponseHeaders.date(result.headers()))
        .build();
  }

  @Override
  public TriggeredSync triggerSync(String integrationId, IfRunning ifRunning, CallOptions options) {
    String id = checkId(integrationId);
    requireNonNull(ifRunning, "ifRunning");
    return new SyncTrigger(api, calls, statusesOf(id), id, pollInterval)
        .trigger(ifRunning, options.context(time));
  }

  @Override
  public SyncResult awaitSync(String integrationId, Instant startedAfter, CallOptions options) {
    String id = checkId(integrationId);
    JobSyncStatus run =
        new SyncAwait(statusesOf(id), id, startedAfter, pollInterval).until(options.context(time));
    return new SyncResult(id, run);
  }

  @Override
  public void close() {
    if (owned) {
      reads.dispatcher().executorService().shutdown();
      reads.connectionPool().evictAll();
    }
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "BrazeCdiClient(" + baseUrl + ")";
  }

  private static String checkId(String integrationId) {
    requireNonNull(integrationId, "integrationId");
    if (integrationId.isBlank()) {
      throw new IllegalArgumentException(
          "the integration id is blank; the list of integrations shows the ids there are");
    }
    if (integrationId.equals(".") || integrationId.equals("..")) {
      throw new IllegalArgumentException(
          "\"" + integrationId + "\" is no integration id; it would change the path of the URL");
    }
    return integrationId;
  }
}

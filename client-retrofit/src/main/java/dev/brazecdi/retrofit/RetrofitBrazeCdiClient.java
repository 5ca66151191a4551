package dev.brazecdi.retrofit;

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
import dev.brazecdi.core.paging.PagedIterable;
import dev.brazecdi.retrofit.error.ForbiddenException;
import dev.brazecdi.retrofit.error.UnauthorizedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** The client over Retrofit. */
final class RetrofitBrazeCdiClient implements BrazeCdiClient {
  private final HttpUrl baseUrl;
  private final OkHttpClient http;
  private final boolean owned;
  private final TimeSource time;
  private final Duration pollInterval;
  private final CdiApi api;
  private final Calls calls;

  RetrofitBrazeCdiClient(
      HttpUrl baseUrl, OkHttpClient http, boolean owned, TimeSource time, Duration pollInterval) {
    this.baseUrl = baseUrl;
    this.http = http;
    this.owned = owned;
    this.time = time;
    this.pollInterval = pollInterval;
    Moshi moshi = new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build();
    this.api =
        new Retrofit.Builder()
            .baseUrl(baseUrl)
            .callFactory(request -> http.newCall(withExchange(request)))
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .validateEagerly(true)
            .build()
            .create(CdiApi.class);
    this.calls = new Calls(new Errors(moshi, time));
  }

  private static Request withExchange(Request request) {
    return request.newBuilder().tag(Exchange.class, new Exchange()).build();
  }

  @Override
  public PagedIterable<Integration> integrations() {
    return PagedIterable.over(this::integrationPage, time);
  }

  private Page<Integration> integrationPage(@Nullable Cursor cursor, CallContext context) {
    Calls.Answered<IntegrationPage> answer =
        calls.execute(api.listIntegrations(cursor, context), context);
    return page(answer.body().results(), cursor, answer);
  }

  @Override
  public PagedIterable<JobSyncStatus> jobSyncStatuses(String integrationId) {
    String id = checkId(integrationId);
    return PagedIterable.over((cursor, context) -> statusPage(id, cursor, context), time);
  }

  private Page<JobSyncStatus> statusPage(
      String integrationId, @Nullable Cursor cursor, CallContext context) {
    Calls.Answered<JobSyncStatusPage> answer =
        calls.execute(api.listJobSyncStatuses(integrationId, cursor, context), context);
    return page(answer.body().results(), cursor, answer);
  }

  private static <T> Page<T> page(
      List<T> items, @Nullable Cursor cursor, Calls.Answered<?> answer) {
    return Page.<T>builder(items)
        .at(cursor)
        .previous(answer.link("prev"))
        .next(answer.link("next"))
        .requestId(answer.requestId())
        .rateLimit(AnswerHeaders.rateLimit(answer.headers()))
        .build();
  }

  @Override
  public TriggeredSync triggerSync(String integrationId, CallOptions options) {
    String id = checkId(integrationId);
    CallContext context = options.context(time);
    Instant newestBefore = newestStart(id, context);
    Calls.Accepted answer = calls.accept(api.triggerSync(id, context), context);
    Duration took = Duration.ofNanos(time.nanoTime() - answer.sentAt());
    Instant date = AnswerHeaders.date(answer.headers());
    Instant acceptedAt = date == null ? time.instant() : date;
    if (date == null && newestBefore != null) {
      return new TriggeredSync(id, acceptedAt, newestBefore); // the local clock may be fast
    }
    // The date has whole seconds and was taken at the attempt's end; the run may have started at
    // its
    // beginning, and not before this.
    Instant notBefore = acceptedAt.minus(took).minusSeconds(1).minusNanos(1);
    Instant startedAfter =
        newestBefore != null && newestBefore.isAfter(notBefore) ? newestBefore : notBefore;
    return new TriggeredSync(id, acceptedAt, startedAfter);
  }

  /**
   * The newest start among the first sync statuses; null if there is none or the key may not look.
   */
  private @Nullable Instant newestStart(String integrationId, CallContext context) {
    List<JobSyncStatus> syncs;
    try {
      syncs = statusPage(integrationId, null, context).items();
    } catch (UnauthorizedException | ForbiddenException e) {
      return null; // the trigger has a permission of its own, and says itself if it lacks that
    }
    return syncs.stream()
        .map(JobSyncStatus::syncStartTime)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  @Override
  public JobSyncStatus awaitSync(String integrationId, Instant startedAfter, CallOptions options) {
    String id = checkId(integrationId);
    return new SyncAwait(
            (cursor, context) -> statusPage(id, cursor, context), id, startedAfter, pollInterval)
        .until(options.context(time));
  }

  @Override
  public void close() {
    if (owned) {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "BrazeCdiClient(" + baseUrl + ")";
  }

  private static String checkId(String integrationId) {
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

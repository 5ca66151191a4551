package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.CdiApi;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.paging.PagedIterable;
import dev.brazecdi.core.paging.Paginated;
import dev.brazecdi.core.ratelimit.RateLimiter;
import dev.brazecdi.core.retry.RetryPolicy;
import dev.brazecdi.retrofit.CursorInterceptor;
import dev.brazecdi.retrofit.RateLimitInterceptor;
import dev.brazecdi.retrofit.RetryInterceptor;
import dev.brazecdi.sandbox.Sandbox;
import dev.brazecdi.sandbox.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Query;
import retrofit2.http.Tag;

final class WalkTest {

  @RegisterExtension final FakeBraze braze = new FakeBraze();

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));
  private final Sandbox sandbox =
      Sandbox.builder().clock(time).integration(ID, 1005).integration("small", 10).start();

  @AfterEach
  void closeSandbox() {
    sandbox.close();
  }

  @Test
  void wholeListComesOnceInOrder() {
    List<JobSyncStatus> all = client().jobSyncStatuses(ID).stream().toList();

    assertThat(all).hasSize(1005).doesNotHaveDuplicates();
    assertThat(all)
        .isSortedAccordingTo(
            java.util.Comparator.comparing(JobSyncStatus::syncStartTime).reversed());
    assertThat(sandbox.requests()).hasSize(101);
  }

  @Test
  void requestsAreMadeAsTheyAreNeeded() {
    assertThat(client().jobSyncStatuses(ID).stream().limit(3)).hasSize(3);
    assertThat(sandbox.requests()).hasSize(1);
    assertThat(client().jobSyncStatuses(ID).stream().limit(10)).hasSize(10);
    assertThat(sandbox.requests()).hasSize(2);
    assertThat(client().jobSyncStatuses(ID).stream().limit(11)).hasSize(11);
    assertThat(sandbox.requests()).hasSize(4);
    assertThat(client().jobSyncStatuses("small")).hasSize(10);
    assertThat(sandbox.requests()).hasSize(5);
  }

  @Test
  void sinceMakesOnlyTheRequestsItMust() {
    List<JobSyncStatus> all = client().jobSyncStatuses(ID).stream().limit(25).toList();
    Instant since = Objects.requireNonNull(all.get(14).syncStartTime());
    int before = sandbox.requests().size();

    assertThat(client().jobSyncStatuses(ID, since)).containsExactlyElementsOf(all.subList(0, 15));
    assertThat(sandbox.requests()).hasSize(before + 3); // the third lies before it as a whole
  }

  @Test
  void rowsThatANewSyncShiftsComeTwiceOrOnceOnRequest() {
    sandbox.addIntegration("shifting", 25);
    List<JobSyncStatus> seen = shiftAfterTheFirstPage(client().jobSyncStatuses("shifting"));
    assertThat(seen).hasSize(26);
    assertThat(seen.get(10)).isEqualTo(seen.get(9));

    sandbox.addIntegration("shifting too", 25);
    assertThat(shiftAfterTheFirstPage(client().jobSyncStatuses("shifting too").withoutRepeats()))
        .hasSize(25)
        .doesNotHaveDuplicates();
  }

  /** Walks a list into which a sync starts when the first page has been read. */
  private List<JobSyncStatus> shiftAfterTheFirstPage(PagedIterable<JobSyncStatus> syncs) {
    String id = sandbox.integrationIds().get(sandbox.integrationIds().size() - 1);
    List<JobSyncStatus> seen = new ArrayList<>();
    for (JobSyncStatus sync : syncs) {
      seen.add(sync);
      if (seen.size() == 10) {
        sandbox.startRun(id);
        time.advance(Duration.ofMinutes(1));
      }
    }
    return seen;
  }

  @Test
  void integrationsAreWalkedAsWell() {
    assertThat(client().integrations())
        .extracting(Integration::integrationId)
        .containsExactly(ID, "small");
  }

  @Test
  void cursorGoesBackByteForByte() throws InterruptedException {
    String[] cursors = {
      "a+b", "a/b", "a==", "a%2Bb", "a%2fb", "a%3D%3D", "", "~!$'()*,;:@?-._", "%zz", "[a]|^`{}\\"
    };
    for (String cursor : cursors) {
      braze.enqueue(page(item("success"), "</x?cursor=" + cursor + ">; rel=\"next\""));
      braze.enqueue(page(item("success")));

      assertThat(braze.client().jobSyncStatuses(ID)).as(cursor).hasSize(2);
      braze.takeRequest();
      assertThat(braze.takeRequest().getTarget())
          .isEqualTo(
              "/cdi/integrations/" + ID + "/job_sync_status?cursor=" + cursor.replace("'", "%27"));
    }
  }

  @Test
  void whatNoQueryCanHoldIsEscaped() throws InterruptedException {
    braze.enqueue(page(item("success")));

    braze.client().jobSyncStatuses(ID).from(Cursor.of("a b\"<é>#&c\n")).firstPage();

    assertThat(braze.takeRequest().getTarget()).endsWith("?cursor=a%20b%22%3C%C3%A9%3E%23%26c%0A");
  }

  @Test
  void longCursorGoesBack() throws InterruptedException {
    String cursor = "Ab+/".repeat(2048);
    braze.enqueue(page(item("success"), "</x?cursor=" + cursor + ">; rel=\"next\""));
    braze.enqueue(page(item("success")));

    assertThat(braze.client().jobSyncStatuses(ID)).hasSize(2);
    braze.takeRequest();
    assertThat(braze.takeRequest().getTarget()).endsWith("?cursor=" + cursor);
  }

  @Test
  void hostileLinkCausesNoRequestElsewhere() throws IOException, InterruptedException {
    try (MockWebServer elsewhere = new MockWebServer()) {
      elsewhere.start(InetAddress.getLoopbackAddress(), 0);
      braze.enqueue(page(item("success"), "<" + elsewhere.url("/steal?cursor=x") + ">; rel=next"));
      braze.enqueue(page(item("success"), "<//evil.example/?cursor=y>; rel=next"));
      braze.enqueue(status(307, "").setHeader("Location", elsewhere.url("/again")));

      assertThatThrownBy(() -> braze.client().jobSyncStatuses(ID).forEach(sync -> {}))
          .hasMessageContaining("redirects are not followed");

      assertThat(elsewhere.getRequestCount()).isZero();
      assertThat(braze.requestCount()).isEqualTo(3);
    }
  }

  @Test
  void integrationIdIsOnePathSegment() throws InterruptedException {
    braze.enqueue(page(item("success")));

    braze.client().jobSyncStatuses("a/b?c#d é%2F").firstPage();

    assertThat(braze.takeRequest().getTarget())
        .isEqualTo("/cdi/integrations/a%2Fb%3Fc%23d%20%C3%A9%252F/job_sync_status");
  }

  @Test
  void idThatIsNoneIsRefusedBeforeAnyRequest() {
    for (String id : List.of("", " ", ".", "..")) {
      assertThatThrownBy(() -> client().jobSyncStatuses(id))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void basePathIsKept() throws InterruptedException {
    braze.enqueue(page(item("success")));

    braze.builder().baseUrl(braze.url() + "proxy/braze").build().jobSyncStatuses(ID).firstPage();

    assertThat(braze.takeRequest().getTarget())
        .isEqualTo("/proxy/braze/cdi/integrations/" + ID + "/job_sync_status");
  }

  @Test
  void failureInTheMiddleOfAWalkSaysWhereToGoOn() {
    braze.enqueue(page(item("success"), "</x?cursor=b>; rel=next"));
    braze.enqueue(status(500, "{}"));
    List<JobSyncStatus> seen = new ArrayList<>();

    ServerException e =
        catchThrowableOfType(
            ServerException.class, () -> braze.client().jobSyncStatuses(ID).forEach(seen::add));

    assertThat(seen).hasSize(1);
    assertThat(e.resumeFrom()).isEqualTo(Cursor.of("b"));
  }

  @Test
  void keyThatCannotBeReadEndsTheWalkWhereItCanGoOn() {
    List<String> keys = new ArrayList<>(List.of(FakeBraze.KEY));
    BrazeCdiClient client =
        braze.builder().apiKey(ApiKey.from(() -> keys.isEmpty() ? "" : keys.remove(0))).build();
    braze.enqueue(page(item("success"), "</x?cursor=b>; rel=next"));

    BrazeCdiException e =
        catchThrowableOfType(
            BrazeCdiException.class, () -> client.jobSyncStatuses(ID).forEach(sync -> {}));

    assertThat(e).hasMessageContaining("there is no API key");
    assertThat(e.resumeFrom()).isEqualTo(Cursor.of("b"));
  }

  @Test
  void refusedCursorIsNoPlaceToGoOnFrom() {
    BrazeCdiException e =
        catchThrowableOfType(
            BrazeCdiException.class,
            () -> client().jobSyncStatuses(ID).from(Cursor.of("nonsense")).firstPage());

    assertThat(e).isInstanceOf(dev.brazecdi.client.InvalidCursorException.class);
    assertThat(e.resumeFrom()).isNull();
  }

  @Test
  void apiCanBeUsedOnAnybodysClientWithOurInterceptors() throws IOException {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(new CursorInterceptor())
            .addInterceptor(new RetryInterceptor(RetryPolicy.DEFAULT))
            .addInterceptor(new RateLimitInterceptor(RateLimiter.create()))
            .build();
    CdiApi api =
        new Retrofit.Builder()
            .baseUrl(braze.url())
            .client(http)
            .addConverterFactory(
                MoshiConverterFactory.create(
                    new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build()))
            .build()
            .create(CdiApi.class);
    CancellationToken cancellation = new CancellationToken();
    CallContext context = CallContext.none().withCancellation(cancellation);
    braze.enqueue(page(item("success")));

    assertThat(api.listJobSyncStatuses(ID, Cursor.of("a+b="), context).execute().body())
        .isNotNull();
    cancellation.cancel();
    assertThatThrownBy(() -> api.listJobSyncStatuses(ID, null, context).execute())
        .isInstanceOf(java.io.InterruptedIOException.class);
    assertThat(braze.requestCount()).isEqualTo(1);
  }

  @Test
  void proxyThatRefusesConnectionsIsNamed() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    BrazeCdiClient client =
        braze
            .builder()
            .baseUrl("https://rest.iad-03.braze.com")
            .proxy(
                new Proxy(
                    Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
            .retryPolicy(RetryPolicy.NONE)
            .build();

    assertThatThrownBy(() -> client.jobSyncStatuses(ID).firstPage())
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "the proxy 127.0.0.1:%d refused the connection to rest.iad-03.braze.com:443; check the"
                + " proxy and the network",
            port);
  }

  @Test
  void proxyThatAsksForCredentialsIsAskedOnce() {
    braze.enqueue(status(407, "").setHeader("Proxy-Authenticate", "Basic realm=x"));
    braze.enqueue(status(407, "").setHeader("Proxy-Authenticate", "Basic realm=x"));
    URI proxy = URI.create(braze.url());
    BrazeCdiClient client =
        braze
            .builder()
            .baseUrl("https://rest.iad-03.braze.com")
            .proxy(
                new Proxy(
                    Proxy.Type.HTTP,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getPort())))
            .build();

    assertThatThrownBy(() -> client.jobSyncStatuses(ID).firstPage())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("the proxy asks for credentials");
    assertThat(braze.requestCount()).isEqualTo(1);
  }

  @Test
  void statusesOfCachesAndProxiesHaveTheirOwnAdvice() {
    braze.enqueue(new MockResponse.Builder().code(304));
    assertThatThrownBy(() -> braze.client().jobSyncStatuses(ID).firstPage())
        .hasMessageContaining("304; a cache between");
    assertThat(braze.requestCount()).isEqualTo(1);
  }

  @Test
  void keyOfOneLetterSpoilsNeitherCursorNorMessage() {
    BrazeCdiClient client =
        braze.builder().apiKey(ApiKey.of("a")).retryPolicy(RetryPolicy.NONE).build();
    braze.enqueue(page(item("success"), "</x?cursor=abc>; rel=next"));
    braze.enqueue(status(400, "{\"message\":\"a bad request\"}"));

    BrazeCdiException e =
        catchThrowableOfType(
            BrazeCdiException.class, () -> client.jobSyncStatuses(ID).forEach(run -> {}));

    assertThat(e).hasMessageContaining(": a bad request");
    assertThat(e.resumeFrom()).isEqualTo(Cursor.of("abc"));
  }

  @Test
  void cursorLeavesOtherQueryParametersAlone() throws Exception {
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(new CursorInterceptor()).build();
    FilteredApi api =
        new Retrofit.Builder().baseUrl(braze.url()).client(http).build().create(FilteredApi.class);
    braze.enqueue(page("[]"));
    braze.enqueue(page("[]"));

    api.open("a b", null).execute();
    api.open("a b", Cursor.of("c+d=")).execute();

    assertThat(braze.takeRequest().getTarget())
        .isEqualTo("/items?state=open&cursor=first&per_page=2&name=a%20b");
    assertThat(braze.takeRequest().getTarget())
        .isEqualTo("/items?state=open&per_page=2&name=a%20b&cursor=c+d=");

    braze.enqueue(page("[]"));
    api.fromFirst(Cursor.of("e")).execute();
    assertThat(braze.takeRequest().getTarget()).isEqualTo("/items?cursor=e");
  }

  private interface FilteredApi {
    @GET("items?state=open&cursor=first&per_page=2")
    @Paginated(cursorParameter = "cursor", pageSize = 2)
    Call<ResponseBody> open(@Query("name") String name, @Tag @Nullable Cursor cursor);

    @GET("items?cursor=first")
    @Paginated(cursorParameter = "cursor", pageSize = 2)
    Call<ResponseBody> fromFirst(@Tag Cursor cursor);
  }

  @Test
  void unknownHostAndRefusedConnectionAreNamed() throws IOException {
    BrazeCdiClient unknown =
        braze
            .builder()
            .baseUrl("https://rest.nowhere.invalid")
            .okHttpClient(
                new OkHttpClient.Builder()
                    .dns(
                        host -> {
                          throw new java.net.UnknownHostException(host);
                        })
                    .build())
            .retryPolicy(RetryPolicy.NONE)
            .build();
    assertThatThrownBy(() -> unknown.jobSyncStatuses(ID).firstPage())
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "the host rest.nowhere.invalid is not known; check the instance or the base URL");

    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    BrazeCdiClient refused =
        braze.builder().baseUrl("http://127.0.0.1:" + port).retryPolicy(RetryPolicy.NONE).build();
    assertThatThrownBy(() -> refused.jobSyncStatuses(ID).firstPage())
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("127.0.0.1:" + port + " refused the connection");
  }

  @Test
  void ownOkHttpClientStaysOpen() {
    OkHttpClient own = new OkHttpClient();
    braze.enqueue(page(item("success")));
    braze.enqueue(page(item("success")));

    try (BrazeCdiClient client = braze.builder().okHttpClient(own).build()) {
      client.jobSyncStatuses(ID).firstPage();
    }

    assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
    assertThat(own.followRedirects()).isTrue();
  }

  @Test
  void userAgentNamesTheClientAndTheProgram() throws InterruptedException {
    braze.enqueue(page(item("success")));

    braze.builder().userAgentSuffix("nightly/7").build().jobSyncStatuses(ID).firstPage();

    assertThat(braze.takeRequest().getHeaders().get("User-Agent"))
        .isEqualTo("brazecdi-java nightly/7");
  }

  private BrazeCdiClientBuilder builder() {
    return BrazeCdiClient.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(ApiKey.of(sandbox.apiKey()))
        .timeSource(time);
  }

  private BrazeCdiClient client() {
    return builder().build();
  }
}

package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.client.fixtures.ObservedTime;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.retry.RetryPolicy;
import dev.brazecdi.retrofit.ClientListener;
import dev.brazecdi.retrofit.CursorInterceptor;
import dev.brazecdi.retrofit.RetryInterceptor;
import dev.brazecdi.retrofit.internal.CallState;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is retried, and the interceptors on somebody else's client. */
final class RetryTest {
  @RegisterExtension final FakeBraze braze = new FakeBraze();

  @Test
  void retriesEndWhenTheirBudgetIsUsedUp() {
    BrazeCdiClient client = braze.builder().retryPolicy(RetryPolicy.DEFAULT.withBudget(4)).build();
    for (int i = 0; i < 3 + 4; i++) {
      braze.enqueue(status(500, ""));
    }

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> client.jobSyncStatuses(ID).firstPage())
          .isInstanceOf(ServerException.class);
    }

    assertThat(braze.requestCount()).isEqualTo(7); // 4, 2, 1
  }

  @Test
  void successesFillTheRetryBudget() {
    BrazeCdiClient client = braze.builder().retryPolicy(RetryPolicy.DEFAULT.withBudget(1)).build();
    braze.enqueue(status(500, ""));
    for (int i = 0; i < 10; i++) {
      braze.enqueue(page(item("success")));
    }
    braze.enqueue(status(500, ""));
    braze.enqueue(page(item("success")));

    for (int i = 0; i < 11; i++) {
      assertThat(client.jobSyncStatuses(ID)).hasSize(1);
    }
    assertThat(braze.requestCount()).isEqualTo(13);
  }

  @Test
  void postThatWasNeverSentIsTriedAgainAndOneThatMayHaveBeenIsNot() {
    for (IOException unsent :
        List.of(
            new ConnectException("nobody listens"),
            new NoRouteToHostException("no route"),
            new UnknownHostException("nowhere"))) {
      int[] attempts = {0};
      OkHttpClient http =
          retrying()
              .addInterceptor(
                  chain -> {
                    attempts[0]++;
                    throw attempts[0] <= 2 ? unsent : new IOException("unexpected end of stream");
                  })
              .build();
      Request post =
          new Request.Builder().url(braze.url()).post(RequestBody.create(new byte[0])).build();

      assertThatThrownBy(() -> http.newCall(post).execute()).hasMessage("unexpected end of stream");
      assertThat(attempts[0]).isEqualTo(3);
    }
  }

  @Test
  void requestThatIsNoOperationOfTheApiIsRetriedAndSentAsItIs() throws Exception {
    OkHttpClient http = retrying().addInterceptor(new CursorInterceptor()).build();
    braze.enqueue(status(429, ""));
    braze.enqueue(status(200, ""));
    Request own =
        new Request.Builder().url(braze.url() + "x?a=1").tag(Cursor.class, Cursor.of("b")).build();

    try (Response response = http.newCall(own).execute()) {
      assertThat(response.code()).isEqualTo(200);
    }
    assertThat(braze.takeRequest().getTarget()).isEqualTo("/x?a=1");
    assertThat(braze.requestCount()).isEqualTo(2);
  }

  @Test
  void redirectOfAPostDoesNotMakeItIdempotent() {
    OkHttpClient http = retrying().build();
    braze.enqueue(status(303, "").setHeader("Location", "/elsewhere"));
    braze.enqueue(status(503, ""));
    Request post =
        new Request.Builder().url(braze.url()).post(RequestBody.create(new byte[0])).build();

    assertThatCode(() -> http.newCall(post).execute().close()).doesNotThrowAnyException();

    assertThat(braze.requestCount()).isEqualTo(2);
  }

  /** An interceptor of the caller may send a request through the chain a second time. */
  @Test
  void triggerThatIsSentAgainByTheCallersInterceptorStaysAccepted() {
    OkHttpClient twice =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  if (chain.request().method().equals("POST")) {
                    chain.proceed(chain.request()).close();
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    braze.enqueue(page("{\"results\":[],\"message\":\"success\"}"));
    braze.enqueue(status(500, ""));
    braze.enqueue(
        status(202, "{\"message\":\"success\"}")
            .setHeader("Date", "Wed, 25 Mar 2026 06:00:00 GMT")
            .onResponseBody(new SocketEffect.CloseSocket()));

    TriggeredSync triggered = braze.builder().okHttpClient(twice).build().triggerSync(ID);

    assertThat(triggered.acceptedAt()).isEqualTo("2026-03-25T06:00:00Z");
  }

  /**
   * An answer's request carries the tags of its call; a second call must not go on where it ended.
   */
  @Test
  void requestThatComesAgainStartsAfresh() throws Exception {
    List<CallState> seen = new ArrayList<>();
    OkHttpClient http =
        retrying()
            .addInterceptor(
                chain -> {
                  seen.add(requireNonNull(chain.request().tag(CallState.class)));
                  return chain.proceed(chain.request());
                })
            .build();
    braze.enqueue(status(200, ""));
    braze.enqueue(status(200, ""));

    Request request = new Request.Builder().url(braze.url()).build();
    try (Response response = http.newCall(request).execute()) {
      request = response.request();
    }
    http.newCall(request).execute().close();

    assertThat(seen).hasSize(2).doesNotHaveDuplicates();
  }

  private OkHttpClient.Builder retrying() {
    return new OkHttpClient.Builder()
        .addInterceptor(
            new RetryInterceptor(
                RetryPolicy.DEFAULT, ClientListener.NONE, braze.time, new java.util.Random(1)));
  }

  /** Five calls that waited under {@code enqueue} would hold up all others of their host. */
  @Test
  void callsThatWaitHoldNoThreadOfTheDispatcher() throws Exception {
    ObservedTime time = new ObservedTime();
    braze.enqueue(status(429, "").setHeader("Retry-After", "600"));
    braze.enqueue(page(item("success")));
    OkHttpClient http = new OkHttpClient();
    BrazeCdiClient client = braze.builder().timeSource(time).okHttpClient(http).build();
    CancellationToken end = new CancellationToken();
    ExecutorService callers = Executors.newFixedThreadPool(5);
    List<Future<?>> calls = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        calls.add(callers.submit(() -> client.jobSyncStatuses(ID).cancelledBy(end).firstPage()));
      }
      time.awaitWaiting(5);

      CompletableFuture<Integer> other = new CompletableFuture<>();
      http.newCall(new Request.Builder().url(braze.url()).build())
          .enqueue(
              new Callback() {
                @Override
                public void onFailure(Call call, IOException e) {
                  other.completeExceptionally(e);
                }

                @Override
                public void onResponse(Call call, Response response) {
                  response.close();
                  other.complete(response.code());
                }
              });

      assertThat(other.get()).isEqualTo(200);
      assertThat(braze.requestCount()).isEqualTo(2);
    } finally {
      end.cancel();
      callers.shutdown();
    }
    assertThat(calls)
        .allSatisfy(
            call -> assertThatThrownBy(call::get).hasCauseInstanceOf(CancelledException.class));
  }
}

package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.KEY;
import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.JsonEncodingException;
import dev.brazecdi.api.ErrorDetail;
import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.retry.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What errors say, word by word, and what they keep. */
final class ErrorTextsTest {
  private static final String GET = "GET /cdi/integrations/" + ID + "/job_sync_status";
  private static final String DATE = "Wed, 25 Mar 2026 06:00:10 GMT";

  @RegisterExtension final FakeBraze braze = new FakeBraze();

  @Test
  void errorSaysWhatWasAskedWhatWasAnsweredAndWhatToDo() {
    assertMessage(
        status(403, "{\"message\":\"no\"}"),
        " was answered 403: no (request id req-1); the API key needs the permission"
            + " cdi.integration_job_status");
    assertMessage(
        status(401, "{\"message\":\"no\"}"),
        " was answered 401: no (request id req-1); check the API key, its permission"
            + " cdi.integration_job_status, and that "
            + HttpUrl.get(braze.url()).host()
            + " is the instance it belongs to");
    assertMessage(
        status(404, "{\"message\":\"no\"}"),
        " was answered 404: no (request id req-1); check the integration id and the base URL");
    assertMessage(
        status(500, "{\"message\":\"no\"}"),
        " was answered 500: no (request id req-1); try again later");
    assertMessage(
        status(300, "{\"message\":\"no\"}"),
        " was answered 300: no (request id req-1); redirects are not followed, check the base URL");
  }

  @Test
  void adviceForNotFoundNamesTheParametersOfTheOperation() {
    braze.enqueue(status(404, "{}"));

    try (BrazeCdiClient client = braze.client()) {
      assertThatThrownBy(() -> client.integrations().firstPage())
          .isInstanceOf(NotFoundException.class)
          .hasMessageEndingWith("(request id req-1); check the base URL");
    }
  }

  @Test
  void whatTheServerDidNotSayIsLeftOut() {
    assertMessage(status(418, "{\"message\":\"\"}"), " was answered 418 (request id req-1)");
    assertMessage(status(418, "{}"), " was answered 418 (request id req-1)");
    assertMessage(
        new MockResponse.Builder().code(418).body("{\"message\":\"tea\"}"),
        " was answered 418: tea");
  }

  @Test
  void messageIsCutOffOnlyWhereItIsTooLong() {
    String longest = "x".repeat(500);

    assertMessage(
        status(418, "{\"message\":\"" + longest + "\"}"),
        " was answered 418: " + longest + " (request id req-1)");
    assertMessage(
        status(418, "{\"message\":\"" + longest + "y\"}"),
        " was answered 418: " + longest + "… (request id req-1)");
  }

  @Test
  void keyIsTakenOutOfEveryPartOfADetail() {
    String escaped = "\\u004b" + KEY.substring(1);
    braze.enqueue(
        status(
            418,
            "{\"errors\":[{\"id\":\"i KEY\",\"message\":\"m KEY\",\"parameters\":[\"p KEY\"],"
                    .replace("KEY", escaped)
                + "\"parameter_values\":[\"v KEY\"]}]}".replace("KEY", escaped)));

    ApiException e = catchThrowableOfType(ApiException.class, this::firstPage);

    assertThat(e.details())
        .containsExactly(
            new ErrorDetail(
                "i [API key]", "m [API key]", List.of("p [API key]"), List.of("v [API key]")));
  }

  @Test
  void refusalWithoutRetryAfterIsOverWhenTheWindowIs() {
    braze.enqueue(refusal("1774418460").setHeader("Date", DATE));

    RateLimitedException e = catchThrowableOfType(RateLimitedException.class, this::firstPage);

    assertThat(e.availableAt()).isEqualTo("2026-03-25T06:01:00Z");
    assertThat(e).hasMessageEndingWith("; requests are allowed again at 2026-03-25T06:01:00Z");
  }

  @Test
  void refusalAtTheEndOfItsWindowIsOverAtOnce() {
    braze.enqueue(refusal("1774418410").setHeader("Date", DATE));

    assertThat(catchThrowableOfType(RateLimitedException.class, this::firstPage).availableAt())
        .isEqualTo("2026-03-25T06:00:10Z");
  }

  @Test
  void refusalThatDoesNotTellItsEndPromisesNone() {
    for (MockResponse.Builder refusal :
        List.of(
            refusal("1774418409").setHeader("Date", DATE), // in the past
            refusal("1774418460"), // on which clock?
            status(429, "").setHeader("Date", DATE))) {
      braze.enqueue(refusal);

      RateLimitedException e = catchThrowableOfType(RateLimitedException.class, this::firstPage);

      assertThat(e.availableAt()).isNull();
      assertThat(e).hasMessageEndingWith("; try again later");
    }
  }

  @Test
  void answerThatIsLateSaysSo() {
    braze.enqueue(page(item("success")).headersDelay(30, TimeUnit.SECONDS));
    BrazeCdiClient client =
        braze
            .builder()
            .okHttpClient(new OkHttpClient())
            .readTimeout(Duration.ofMillis(50))
            .retryPolicy(RetryPolicy.NONE)
            .build();

    assertThat(
            catchThrowableOfType(
                TransportException.class, () -> client.jobSyncStatuses(ID).firstPage()))
        .hasMessageStartingWith(GET + " took too long: ")
        .hasMessageEndingWith("; try again or allow more time");
  }

  @Test
  void failureAtTheDeadlineIsTheDeadlines() {
    BrazeCdiClient client =
        clientWith(
            chain -> {
              braze.time.advance(Duration.ofSeconds(20));
              throw new IOException("reset by peer");
            });

    assertThat(
            catchThrowableOfType(
                DeadlineExceededException.class,
                () -> client.jobSyncStatuses(ID).timeout(Duration.ofSeconds(20)).firstPage()))
        .hasMessage(GET + " was not done by its deadline")
        .hasRootCauseMessage("reset by peer");
    assertThat(
            catchThrowableOfType(
                TransportException.class,
                () -> client.jobSyncStatuses(ID).timeout(Duration.ofSeconds(21)).firstPage()))
        .hasMessage(GET + " failed: reset by peer");
  }

  @Test
  void decodersOwnErrorIsTheCauseUnlessItShowsTheKey() {
    braze.enqueue(page("<html>"));
    assertThat(catchThrowableOfType(DecodingException.class, this::firstPage))
        .hasCauseInstanceOf(JsonEncodingException.class);

    braze.enqueue(page("{\"results\":[{\"rows_synced\":\"" + KEY + "\"}]}"));
    assertThat(catchThrowableOfType(DecodingException.class, this::firstPage))
        .hasMessageContaining("\"[API key]\" at $.results[0].rows_synced")
        .rootCause()
        .hasMessageContaining("[API key]");
  }

  @Test
  void answerFromAnInterceptorOfOnesOwnCanBeUndecodable() {
    BrazeCdiClient client =
        clientWith(
            chain ->
                new Response.Builder()
                    .request(chain.request())
                    .protocol(Protocol.HTTP_1_1)
                    .code(200)
                    .message("OK")
                    .body(ResponseBody.create("{}", MediaType.get("application/json")))
                    .build());

    DecodingException e =
        catchThrowableOfType(DecodingException.class, () -> client.jobSyncStatuses(ID).firstPage());

    assertThat(e).hasMessageEndingWith("\"results\" is missing in the object at $");
    assertThat(e.nextLink()).isSameAs(PageLink.NONE);
    assertThat(e.requestId()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0, RateLimited",
    "00, RateLimited",
    "-1, RateLimited",
    "0.0, RateLimited",
    "'', RateLimited",
    "'5, 0', RateLimited",
    "'0, 0', RateLimited",
    "'5, 3', SyncConflict",
    "17, SyncConflict"
  })
  void remainingRequestsMeanAConflict(String remaining, String type) {
    MockResponse.Builder refused = status(429, "").setHeader("X-RateLimit-Remaining", remaining);

    assertThat(triggerFailure(refused)).isEqualTo(type + "Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"message\":\"Another job is in progress\"}', SyncConflict",
    "'{\"message\":\"another job is in progress.\"}', SyncConflict",
    "'{\"message\":\"Rate limit exceeded\"}', RateLimited",
    "'<html>Too many requests</html>', RateLimited",
    "'', RateLimited"
  })
  void documentedMessageMeansAConflictWhateverTheHeaders(String body, String type) {
    assertThat(triggerFailure(status(429, body))).isEqualTo(type + "Exception");
    assertThat(
            triggerFailure(
                status(429, body)
                    .setHeader("X-RateLimit-Remaining", "0")
                    .setHeader("Retry-After", "30")))
        .isEqualTo(type + "Exception");
    assertThat(triggerFailure(status(429, body).setHeader("RateLimit", "\"default\";r=0;t=30")))
        .isEqualTo(type + "Exception");
  }

  private String triggerFailure(MockResponse.Builder refused) {
    braze.enqueue(status(200, "{\"results\":[]}"));
    braze.enqueue(refused);
    try (BrazeCdiClient client = braze.client()) {
      return catchThrowableOfType(BrazeCdiException.class, () -> client.triggerSync(ID))
          .getClass()
          .getSimpleName();
    }
  }

  private static MockResponse.Builder refusal(String reset) {
    return status(429, "")
        .setHeader("X-RateLimit-Limit", "100")
        .setHeader("X-RateLimit-Remaining", "0")
        .setHeader("X-RateLimit-Reset", reset);
  }

  private BrazeCdiClient clientWith(Interceptor own) {
    return braze
        .builder()
        .okHttpClient(new OkHttpClient.Builder().addInterceptor(own).build())
        .retryPolicy(RetryPolicy.NONE)
        .build();
  }

  private void assertMessage(MockResponse.Builder answer, String message) {
    braze.enqueue(answer);
    assertThat(catchThrowableOfType(BrazeCdiException.class, this::firstPage))
        .hasMessage(GET + message);
  }

  private void firstPage() {
    try (BrazeCdiClient client = braze.client()) {
      assertThat(client.jobSyncStatuses(ID).firstPage()).isNotNull();
    }
  }
}

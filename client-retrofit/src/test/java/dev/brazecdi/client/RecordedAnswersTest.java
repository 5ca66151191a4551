package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.fixture;
import static dev.brazecdi.client.fixtures.FakeBraze.item;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brazecdi.api.ErrorDetail;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.paging.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers as they are documented or were met elsewhere, through the client and a socket. */
final class RecordedAnswersTest {
  @RegisterExtension final FakeBraze braze = new FakeBraze();

  @Test
  void documentedPageAndHeader() {
    braze.enqueue(
        page(
            fixture("documented.json"),
            "</cdi/integrations/00000000-0000-0000-0000-000000000000/job_sync_status"
                + "?cursor=c2tpcDow>; rel=\"prev\",</cdi/integrations00000000-0000-0000-0000-"
                + "000000000000/job_sync_status?cursor=c2tpcDoxMDA=>; rel=\"next\""));

    Page<JobSyncStatus> page = firstPage();

    assertThat(page.items())
        .containsExactly(
            JobSyncStatus.builder()
                .jobStatus(JobStatus.RUNNING)
                .syncStartTime(Instant.parse("2024-01-01T00:15:00Z"))
                .rowsSynced(0L)
                .rowsFailedWithErrors(0L)
                .build(),
            JobSyncStatus.builder()
                .jobStatus(JobStatus.SUCCESS)
                .syncStartTime(Instant.parse("2024-01-01T00:00:00Z"))
                .syncFinishTime(Instant.parse("2024-01-01T00:05:00Z"))
                .lastTimestampSynced(Instant.parse("2023-12-31T23:59:12Z"))
                .rowsSynced(120_431L)
                .rowsFailedWithErrors(0L)
                .build());
    assertThat(page.previous()).isEqualTo(Cursor.of("c2tpcDow"));
    assertThat(page.next()).isEqualTo(Cursor.of("c2tpcDoxMDA="));
    assertThat(page.requestId()).isEqualTo("req-1");
  }

  @Test
  void sparseItemsWithExtraFields() {
    braze.enqueue(page(fixture("sparse.json")));

    List<JobSyncStatus> items = firstPage().items();

    assertThat(items.get(0))
        .isEqualTo(JobSyncStatus.builder().jobStatus(JobStatus.SUCCESS).build());
    assertThat(items.get(1).syncFinishTime()).isNull();
    assertThat(items.get(2).rowsFailedWithErrors()).isEqualTo(3);
    assertThat(items.get(2).rowsSynced()).isNull();
    assertThat(items.get(2).additionalProperties())
        .containsOnlyKeys("job_id", "warnings", "retryable");
  }

  @Test
  void microsecondsAndOffsets() {
    braze.enqueue(page(fixture("timestamps.json")));

    List<JobSyncStatus> items = firstPage().items();

    assertThat(items.get(0).syncStartTime()).isEqualTo("2026-03-25T12:53:35.183728Z");
    assertThat(items.get(0).syncFinishTime()).isEqualTo("2022-11-02T09:03:19.967Z");
    assertThat(items.get(0).lastTimestampSynced()).isEqualTo("2022-12-06T18:20:45Z");
    assertThat(items.get(1).syncFinishTime()).isEqualTo("2026-03-25T12:53:36Z");
  }

  @Test
  void capitalisedAndUnknownStatuses() {
    braze.enqueue(page(fixture("statuses.json")));

    List<JobStatus> statuses = firstPage().items().stream().map(JobSyncStatus::jobStatus).toList();

    assertThat(statuses)
        .extracting(JobStatus::value)
        .containsExactly("Success", "PARTIAL", "Limit Exceeded", "Partial Success", "");
    assertThat(statuses)
        .extracting(JobStatus::known)
        .containsExactly(
            JobStatus.Known.SUCCESS,
            JobStatus.Known.PARTIAL,
            JobStatus.Known.UNKNOWN,
            JobStatus.Known.UNKNOWN,
            JobStatus.Known.UNKNOWN);
  }

  @Test
  void unauthorizedThatEchoesTheKeyAndHasEmptyRateHeaders() {
    braze.enqueue(
        status(401, fixture("unauthorized.json"))
            .setHeader("X-RateLimit-Limit", "")
            .setHeader("X-RateLimit-Remaining", "")
            .setHeader("X-RateLimit-Reset", ""));

    UnauthorizedException e = catchThrowableOfType(UnauthorizedException.class, this::firstPage);

    assertThat(e)
        .hasMessageContaining("Invalid API key: [API key]")
        .hasMessageContaining("cdi.integration_job_status")
        .hasMessageContaining("(request id req-1)");
    assertThat(e.status()).isEqualTo(401);
    assertThat(e.requestId()).isEqualTo("req-1");
    assertThat(e.toString()).doesNotContain(FakeBraze.KEY);
  }

  @Test
  void keyIsTakenOutInEveryFormItMayBeEchoedIn() {
    String key = "a/b+c=\"d";
    BrazeCdiClient client = braze.builder().apiKey(ApiKey.of(key)).build();
    for (String echoed :
        List.of("a/b+c=\\\"d", "a%2Fb%2Bc%3D%22d", "a\\/b+c=\\\"d", "a\\u002fb+c=\\u0022d", key)) {
      braze.enqueue(status(401, "{\"message\":\"" + "x".repeat(490) + echoed + "\"}"));

      assertThatThrownBy(() -> client.jobSyncStatuses(ID).firstPage())
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageNotContainingAny(key, "a%2F", "a\\/b", "a/b");
    }
  }

  @Test
  void eachKeyIsTakenOutOfTheAnswerToItsOwnRequest() {
    List<String> keys = List.of("first-key", "second-key", "first-key");
    Iterator<String> next = keys.iterator();
    BrazeCdiClient client = braze.builder().apiKey(ApiKey.from(next::next)).build();
    for (String key : keys) {
      braze.enqueue(status(401, "{\"message\":\"not " + key + "\"}"));

      assertThatThrownBy(() -> client.jobSyncStatuses(ID).firstPage())
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageContaining("not [API key]")
          .hasMessageNotContaining(key);
    }
  }

  @Test
  void errorsAsTexts() {
    braze.enqueue(status(400, fixture("errors-text.json")));

    InvalidCursorException e =
        catchThrowableOfType(
            InvalidCursorException.class,
            () -> braze.client().jobSyncStatuses(ID).from(Cursor.of("bad-cursor")).firstPage());

    assertThat(e).hasMessageContaining("\"bad-cursor\"").hasMessageContaining("first page");
    assertThat(e.details())
        .containsExactly(new ErrorDetail(null, "'cursor' is not valid", List.of(), List.of()));
  }

  @Test
  void errorsAsObjects() {
    braze.enqueue(status(400, fixture("errors-object.json")));

    InvalidCursorException e =
        catchThrowableOfType(
            InvalidCursorException.class,
            () -> braze.client().jobSyncStatuses(ID).from(Cursor.of("bad-cursor")).firstPage());

    assertThat(e.details())
        .containsExactly(
            new ErrorDetail(
                "invalid-cursor",
                "'cursor' is not valid",
                List.of("cursor"),
                List.of("bad-cursor")));
  }

  @Test
  void proxysPageInPlaceOfJson() {
    braze.enqueue(status(502, fixture("bad-gateway.html")).setHeader("Content-Type", "text/html"));

    assertThatThrownBy(this::firstPage)
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("502")
        .hasMessageContaining("Bad Gateway");
  }

  @Test
  void resetInThePastIsWaitedForByNobody() {
    Instant date = Instant.parse("2026-03-25T06:00:10Z");
    braze.enqueue(
        page(item("success"), "</x?cursor=2>; rel=next")
            .setHeader("Date", "Wed, 25 Mar 2026 06:00:10 GMT")
            .setHeader("X-RateLimit-Limit", "100")
            .setHeader("X-RateLimit-Remaining", "0")
            .setHeader("X-RateLimit-Reset", date.minusSeconds(79_000_000).getEpochSecond()));
    braze.enqueue(page(item("success")));

    assertThat(braze.client().jobSyncStatuses(ID)).hasSize(2);
    assertThat(braze.time.waits()).isEmpty();
  }

  @Test
  void pageKnowsTheRateLimitOfItsAnswer() {
    braze.enqueue(
        page(item("success"))
            .setHeader("x-ratelimit-limit", "100")
            .setHeader("x-ratelimit-remaining", "98")
            .setHeader("x-ratelimit-reset", "1774443240"));

    assertThat(firstPage().rateLimit())
        .isEqualTo(new RateLimit(100, 98, Instant.ofEpochSecond(1_774_443_240)));
  }

  @Test
  void everyDocumentedStatusHasItsException() {
    assertThrows(
        400, "{\"message\":\"Invalid integration ID\"}", InvalidIntegrationIdException.class);
    assertThrows(400, "{\"message\":\"Bad request\"}", ApiException.class);
    assertThrows(400, "<p style='cursor:pointer'>integration id</p>", ApiException.class);
    assertThrows(403, "{\"message\":\"Access denied\"}", ForbiddenException.class);
    assertThrows(404, "{\"message\":\"Invalid URL\"}", NotFoundException.class);
    assertThrows(413, "", ApiException.class);
    assertThrows(429, "{\"message\":\"Rate limit exceeded\"}", RateLimitedException.class);
    assertThrows(500, "{\"message\":7}", ServerException.class);
    assertThrows(503, "null", ServerException.class);
    assertThrows(599, "{\"message\":", ServerException.class);
  }

  @Test
  void redirectIsNotFollowed() {
    braze.enqueue(status(302, "").setHeader("Location", "https://elsewhere.example/"));

    assertThatThrownBy(this::firstPage)
        .isExactlyInstanceOf(ApiException.class)
        .hasMessageContaining("redirects are not followed");
    assertThat(braze.requestCount()).isEqualTo(1);
  }

  @Test
  void hugeErrorBodyIsBounded() {
    braze.enqueue(status(500, "{\"message\":\"" + "x".repeat(10_000_000) + "\"}"));

    ServerException e = catchThrowableOfType(ServerException.class, this::firstPage);

    assertThat(e.getMessage()).hasSizeLessThan(1_000);
  }

  @Test
  void undecodablePageTellsWhereItIsWrongAndWhatComesNext() {
    braze.enqueue(page("{\"results\":[{\"rows_synced\":1}]}", "</x?cursor=c3==>; rel=\"next\""));

    DecodingException e = catchThrowableOfType(DecodingException.class, this::firstPage);

    assertThat(e).hasMessageContaining("\"job_status\" is missing in the object at $.results[0]");
    assertThat(e.nextLink()).isEqualTo(Cursor.of("c3=="));
    assertThat(e.requestId()).isEqualTo("req-1");
    braze.enqueue(page(item("success")));
    assertThat(braze.client().jobSyncStatuses(ID).from((Cursor) e.nextLink())).hasSize(1);
  }

  @Test
  void whatIsNoJsonIsUndecodable() {
    for (String body :
        List.of("", " ", "{", "[]", "null", "<html>", "{\"results\":[]} x", "{\"results\":{}}")) {
      braze.enqueue(page(body));

      assertThatThrownBy(this::firstPage)
          .as(body)
          .isInstanceOf(DecodingException.class)
          .hasMessageContaining("GET /cdi/integrations/" + ID + "/job_sync_status");
    }
  }

  @Test
  void linkInTwoFieldsAndAbsoluteTargetsAreFollowedOnTheOwnHost() throws InterruptedException {
    braze.enqueue(
        new mockwebserver3.MockResponse.Builder()
            .headers(
                Headers.of(
                    "Link", "<https://rest.iad-03.braze.com/x?cursor=a>; rel=\"prev\"",
                    "Link", "<https://rest.iad-03.braze.com/x?cursor=b>; rel=\"next\""))
            .body(item("success")));
    braze.enqueue(page(item("success")));

    assertThat(braze.client().jobSyncStatuses(ID)).hasSize(2);
    braze.takeRequest();
    assertThat(braze.takeRequest().getTarget())
        .isEqualTo("/cdi/integrations/" + ID + "/job_sync_status?cursor=b");
  }

  @Test
  void unreadableNextLinkIsNotTheEnd() {
    braze.enqueue(page(item("success"), "</x?page=2>; rel=\"next\""));

    List<JobSyncStatus> seen = new ArrayList<>();
    assertThatThrownBy(() -> braze.client().jobSyncStatuses(ID).forEach(seen::add))
        .hasMessageContaining("</x?page=2>");
    assertThat(seen).hasSize(1);
    assertThat(PageLink.NONE).hasToString("no link");
  }

  private void assertThrows(int status, String body, Class<? extends Exception> type) {
    braze.enqueue(status(status, body));
    assertThatThrownBy(this::firstPage).as(status + " " + body).isExactlyInstanceOf(type);
  }

  private Page<JobSyncStatus> firstPage() {
    try (BrazeCdiClient client = braze.client()) {
      return client.jobSyncStatuses(ID).pages().iterator().next();
    }
  }
}

package dev.brazecdi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.Moshi;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.sandbox.fixtures.CheckedResponses;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SandboxTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-25T06:00:10Z"));
  private OkHttpClient http = CheckedResponses.asDocumented().client();
  private @Nullable Sandbox started;

  @AfterEach
  void close() {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void pagesHoldTenAndLinkAsDocumented() throws IOException {
    Sandbox sandbox = start(builder().integration(ID, 25));

    JsonResponse first = get(sandbox, statuses(ID));
    assertThat(first.results()).hasSize(10);
    assertThat(first.header("Link"))
        .matches("</cdi/integrations" + ID + "/job_sync_status\\?cursor=[^>]+>; rel=\"next\"");

    JsonResponse second = get(sandbox, statuses(ID) + "?cursor=" + cursor(first, "next"));
    assertThat(second.results()).hasSize(10);
    assertThat(second.header("Link"))
        .matches(
            "</cdi/integrations/"
                + ID
                + "/job_sync_status\\?cursor=[^>]+>; rel=\"prev\","
                + "</cdi/integrations"
                + ID
                + "/job_sync_status\\?cursor=[^>]+>; rel=\"next\"");

    JsonResponse third = get(sandbox, statuses(ID) + "?cursor=" + cursor(second, "next"));
    assertThat(third.results()).hasSize(5);
    assertThat(third.header("Link")).contains("prev").doesNotContain("next");

    JsonResponse back = get(sandbox, statuses(ID) + "?cursor=" + cursor(second, "prev"));
    assertThat(back.body).isEqualTo(first.body);
  }

  @Test
  void tenSyncsOrFewerHaveNoLink() throws IOException {
    Sandbox sandbox = start(builder().integration(ID, 10).integration("none", 0));

    assertThat(get(sandbox, statuses(ID)).header("Link")).isNull();
    assertThat(get(sandbox, statuses("none")).results()).isEmpty();
    assertThat(get(sandbox, "cdi/integrations").header("Link")).isNull();
  }

  @Test
  void elevenIntegrationsHaveTwoPages() throws IOException {
    Sandbox.Builder builder = builder();
    for (int i = 0; i < 11; i++) {
      builder.integration("integration-" + i, i);
    }
    Sandbox sandbox = start(builder);

    JsonResponse first = get(sandbox, "cdi/integrations");
    JsonResponse second = get(sandbox, "cdi/integrations?cursor=" + cursor(first, "next"));

    assertThat(first.results()).hasSize(10);
    assertThat(second.results()).hasSize(1);
    assertThat(first.results().get(0))
        .containsEntry("integration_id", "integration-0")
        .containsEntry("last_job_status", null);
  }

  @Test
  void sameSeedAndClockMakeTheSameData() throws IOException {
    String body;
    try (Sandbox one = builder().integration(ID, 25).start()) {
      body = get(one, statuses(ID)).body;
    }
    Sandbox other = start(builder().integration(ID, 25));

    assertThat(get(other, statuses(ID)).body).isEqualTo(body);
  }

  @Test
  void dataHaveEveryKindOfEnd() throws IOException {
    Sandbox sandbox = start(builder().window(Duration.ofMillis(1)).integration(ID, 1000));

    String path = statuses(ID);
    Map<String, Integer> counts = new java.util.TreeMap<>();
    for (String next = ""; next != null; time.advance(Duration.ofMillis(5))) {
      JsonResponse page = get(sandbox, path + next);
      page.results()
          .forEach(item -> counts.merge((String) item.get("job_status"), 1, Integer::sum));
      String link = page.header("Link");
      next = link != null && link.contains("\"next\"") ? "?cursor=" + cursor(page, "next") : null;
    }

    assertThat(counts).containsOnlyKeys("success", "partial", "error", "config_error");
    assertThat(counts.get("success")).isBetween(800, 950);
  }

  @Test
  void cursorIsTakenToTheLetter() throws IOException {
    Sandbox sandbox = start(builder().integration(ID, 25).integration("other", 25));
    String cursor = cursor(get(sandbox, statuses(ID)), "next");

    for (String wrong :
        List.of(
            "",
            "nonsense",
            "c2tpcDoxMA==",
            cursor.replace("=", "%3D"),
            cursor.substring(0, cursor.length() - 1))) {
      JsonResponse response = get(sandbox, statuses(ID) + "?cursor=" + wrong);
      assertThat(response.status).as(wrong).isEqualTo(400);
      assertThat(response.json()).containsEntry("message", "Invalid cursor");
    }
    assertThat(get(sandbox, statuses("other") + "?cursor=" + cursor).status).isEqualTo(400);
  }

  @Test
  void wrongKeyIsEchoedWithEmptyRateHeaders() throws IOException {
    Sandbox sandbox = start(builder().integration(ID, 1));

    JsonResponse response = get(sandbox, statuses(ID), "Bearer WRONG");

    assertThat(response.status).isEqualTo(401);
    assertThat(response.json()).containsEntry("message", "Invalid API key: WRONG");
    assertThat(response.header("X-RateLimit-Remaining")).isEmpty();
    assertThat(get(sandbox, statuses(ID), "WRONG").status).isEqualTo(401);
    assertThat(get(sandbox, statuses(ID), null).status).isEqualTo(401);
  }

  @Test
  void withheldPermissionIsForbidden() throws IOException {
    Sandbox sandbox =
        start(builder().integration(ID, 1).withholdPermission("cdi.integration_list"));

    JsonResponse forbidden = get(sandbox, "cdi/integrations");
    assertThat(forbidden.status).isEqualTo(403);
    assertThat(forbidden.header("X-RateLimit-Remaining")).isEqualTo("50");
    assertThat(forbidden.header("X-RateLimit-Reset"))
        .isEqualTo(Long.toString(Instant.parse("2026-03-25T06:01:00Z").getEpochSecond()));
    assertThat(get(sandbox, statuses(ID)).status).isEqualTo(200);
  }

  @Test
  void idsAndPathsThatAreNoneAreRefused() throws IOException {
    Sandbox sandbox = start(builder().integration(ID, 1));

    assertThat(get(sandbox, statuses("x")).json())
        .containsEntry("message", "Invalid integration ID");
    assertThat(post(sandbox, "x").status).isEqualTo(400);
    assertThat(post(sandbox, UNKNOWN).json()).containsEntry("message", "Integration not found");
    JsonResponse withoutSlash = get(sandbox, "cdi/integrations" + ID + "/job_sync_status");
    assertThat(withoutSlash.status).isEqualTo(404);
    assertThat(withoutSlash.json()).containsEntry("message", "Invalid URL");
  }

  @Test
  void limitHoldsForAClockMinute() throws IOException {
    Sandbox sandbox = start(builder().integration(ID, 1));

    JsonResponse first = get(sandbox, statuses(ID));
    assertThat(first.header("X-RateLimit-Limit")).isEqualTo("100");
    assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("99");
    long reset = Instant.parse("2026-03-25T06:01:00Z").getEpochSecond();
    assertThat(first.header("X-RateLimit-Reset")).isEqualTo(Long.toString(reset));
    assertThat(first.header("Date")).isEqualTo("Wed, 25 Mar 2026 06:00:10 GMT");
    for (int i = 0; i < 99; i++) {
      assertThat(get(sandbox, statuses(ID)).status).isEqualTo(200);
    }
    JsonResponse refused = get(sandbox, statuses(ID));
    assertThat(refused.status).isEqualTo(429);
    assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(get(sandbox, "cdi/integrations").header("X-RateLimit-Remaining")).isEqualTo("49");

    time.advance(Duration.ofSeconds(50));
    assertThat(get(sandbox, statuses(ID)).header("X-RateLimit-Remaining")).isEqualTo("99");
  }

  @Test
  void triggeredRunIsRunningAndThenEnds() throws IOException {
    Sandbox sandbox = start(builder().integration(ID, 3).runDuration(Duration.ofSeconds(30)));

    assertThat(post(sandbox, ID).status).isEqualTo(202);
    assertThat(newest(sandbox))
        .containsEntry("job_status", "running")
        .containsEntry("sync_finish_time", null)
        .containsEntry("sync_start_time", "2026-03-25T06:00:10Z");
    JsonResponse conflict = post(sandbox, ID);
    assertThat(conflict.status).isEqualTo(429);
    assertThat(conflict.json()).containsEntry("message", "Another job is in progress");
    assertThat(conflict.header("X-RateLimit-Remaining")).isEqualTo("18");

    time.advance(Duration.ofSeconds(30));
    assertThat(newest(sandbox))
        .containsEntry("job_status", "success")
        .containsEntry("sync_finish_time", "2026-03-25T06:00:40Z");
    assertThat(post(sandbox, ID).status).isEqualTo(202);
  }

  @Test
  void dateHasTwoDigitsForTheDay() throws IOException {
    time.advance(Duration.ofDays(11));
    Sandbox sandbox = start(builder().integration(ID, 1));

    assertThat(get(sandbox, statuses(ID)).header("Date"))
        .isEqualTo("Sun, 05 Apr 2026 06:00:10 GMT");
  }

  @Test
  void runMayBeListedLate() throws IOException {
    Sandbox sandbox = start(builder().integration(ID, 3).listedAfter(Duration.ofSeconds(45)));
    Map<String, Object> before = newest(sandbox);

    assertThat(post(sandbox, ID).status).isEqualTo(202);
    assertThat(newest(sandbox)).isEqualTo(before);
    assertThat(post(sandbox, ID).status).isEqualTo(429);
    time.advance(Duration.ofSeconds(45));
    assertThat(newest(sandbox)).containsEntry("sync_start_time", "2026-03-25T06:00:10Z");
  }

  @Test
  void newRunShiftsTheRowsBehindACursor() throws IOException {
    Sandbox sandbox = start(builder().integration(ID, 25));
    JsonResponse first = get(sandbox, statuses(ID));

    sandbox.startRun(ID);
    JsonResponse second = get(sandbox, statuses(ID) + "?cursor=" + cursor(first, "next"));

    assertThat(second.results().get(0)).isEqualTo(first.results().get(9));
  }

  @Test
  void givenRunIsShownAsItIs() throws IOException {
    Sandbox sandbox = start(builder().integration(ID, 3));
    sandbox.addRun(
        ID,
        JobSyncStatus.builder()
            .jobStatus(JobStatus.of("limit_exceeded"))
            .rowsSynced(7L)
            .additionalProperties(Map.of("rows_skipped", 2))
            .build());
    http = CheckedResponses.knowing("rows_skipped").client();

    assertThat(newest(sandbox))
        .containsEntry("job_status", "limit_exceeded")
        .containsEntry("sync_start_time", null)
        .containsEntry("rows_synced", 7.0)
        .containsEntry("rows_skipped", 2.0);
    assertThat(post(sandbox, ID).status).isEqualTo(202);
    sandbox.addRun(ID, JobSyncStatus.builder().jobStatus(JobStatus.RUNNING).build());
    time.advance(Duration.ofHours(9));
    assertThat(post(sandbox, ID).status).isEqualTo(429);
    assertThatThrownBy(
            () -> sandbox.addRun("x", JobSyncStatus.builder().jobStatus(JobStatus.ERROR).build()))
        .hasMessage("no integration x");
  }

  @Test
  void requestsAreRemembered() throws IOException {
    Sandbox sandbox = start(builder().integration(ID, 1));
    get(sandbox, statuses(ID));
    get(sandbox, "nowhere?x=1");

    assertThat(sandbox.requests())
        .containsExactly(
            new SandboxRequest("GET", "/" + statuses(ID), null, 200, null),
            new SandboxRequest("GET", "/nowhere", "x=1", 404, null));
    assertThat(sandbox.requests().toString()).doesNotContain(sandbox.apiKey());
  }

  @Test
  void settingsThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> Sandbox.builder().integration(" ", 1))
        .hasMessage("the integration id is blank");
    assertThatThrownBy(() -> Sandbox.builder().integration("x", -1)).hasMessage("syncs >= 0: -1");
    assertThatThrownBy(() -> Sandbox.builder().window(Duration.ZERO))
        .hasMessage("window >= 1 ms: PT0S");
    Sandbox sandbox = start(builder());
    assertThatThrownBy(() -> sandbox.startRun("x")).hasMessage("no integration x");
  }

  private Sandbox.Builder builder() {
    return Sandbox.builder().clock(time).seed(3);
  }

  private Sandbox start(Sandbox.Builder builder) {
    started = builder.start();
    return started;
  }

  private static String statuses(String id) {
    return "cdi/integrations/" + id + "/job_sync_status";
  }

  private Map<String, Object> newest(Sandbox sandbox) throws IOException {
    return get(sandbox, statuses(ID)).results().get(0);
  }

  private static String cursor(JsonResponse response, String relationType) {
    Matcher matcher =
        Pattern.compile("cursor=([^>]*)>; rel=\"" + relationType + "\"")
            .matcher(String.valueOf(response.header("Link")));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private JsonResponse get(Sandbox sandbox, String path) throws IOException {
    return get(sandbox, path, "Bearer " + sandbox.apiKey());
  }

  private JsonResponse get(Sandbox sandbox, String path, @Nullable String authorization)
      throws IOException {
    return call(new Request.Builder().url(sandbox.baseUrl() + path), authorization);
  }

  private JsonResponse post(Sandbox sandbox, String id) throws IOException {
    return call(
        new Request.Builder()
            .url(sandbox.baseUrl() + "cdi/integrations/" + id + "/sync")
            .post(RequestBody.create(new byte[0])),
        "Bearer " + sandbox.apiKey());
  }

  private JsonResponse call(Request.Builder request, @Nullable String authorization)
      throws IOException {
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try (Response response = http.newCall(request.build()).execute()) {
      return new JsonResponse(response.code(), response.headers(), response.body().string());
    }
  }

  private record JsonResponse(int status, okhttp3.Headers headers, String body) {
    @Nullable String header(String name) {
      return headers.get(name);
    }

    @SuppressWarnings("unchecked") // what JSON objects are
    Map<String, Object> json() throws IOException {
      return (Map<String, Object>)
          java.util.Objects.requireNonNull(
              new Moshi.Builder().build().adapter(Object.class).fromJson(body));
    }

    @SuppressWarnings("unchecked") // what the API's pages hold
    List<Map<String, Object>> results() throws IOException {
      return (List<Map<String, Object>>) java.util.Objects.requireNonNull(json().get("results"));
    }
  }
}

package dev.brazecdi.cli.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.FakeServer;
import dev.brazecdi.cli.terminal.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms of answers that the sandbox does not have. */
final class ProbeOddServerTest {
  private static final String ID = "11112222-3333-4444-5555-666677778888";
  private static final String PATH = "/cdi/integrations/" + ID + "/job_sync_status";
  private static final String SKIP_10 =
      Base64.getEncoder().encodeToString("skip:10".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;

  @Test
  void twoLinkFieldsWithAbsoluteTargetsAndASlash() {
    AtomicReference<String> url = new AtomicReference<>("");
    try (FakeServer fake =
        new FakeServer(
            request ->
                page(
                    request,
                    "Link",
                    "<" + url.get() + PATH.substring(1) + "?cursor=" + SKIP_10 + ">;rel=next",
                    "Link",
                    "<"
                        + url.get()
                        + PATH.substring(1)
                        + "?cursor="
                        + SKIP_10
                        + ">; rel=\"prev\""))) {
      url.set(fake.url());
      Probing probing = new Probing(folder, fake.url(), "some-key-1234", ID);

      assertThat(probing.findings())
          .containsEntry("Link header: fields on a response with links", "differs: 2")
          .containsEntry("Link header: targets", "differs: absolute")
          .containsEntry("Link header: slash before the id in next", "differs: is there")
          .containsEntry("Link header: spaces before rel", "differs: 0, 1")
          .containsEntry("Link header: quotes around relation types", "differs: double, none")
          .containsEntry("Link header: cursors", "same: base64 of skip:N")
          .containsEntry("Link header: prev on a first page", "differs: present")
          .containsEntry("sync statuses: items repeated on the next page", "differs: 2");
      assertThat(probing.evidence())
          .contains("<http://…/cdi/integrations/…/job_sync_status?cursor=…==>;rel=next");
    }
  }

  @Test
  void oldestFirstAndFieldsOfOtherTypes() {
    try (FakeServer fake = new FakeServer(request -> page(request))) {
      Probing probing = new Probing(folder, fake.url(), "some-key-1234", ID);

      assertThat(probing.findings())
          .containsEntry("sync statuses: order", "differs: oldest first")
          .containsEntry("sync statuses: job_status", "differs: absent (1), text (1)")
          .containsEntry(
              "sync statuses: sync_start_time",
              "same: ISO 8601 time with 0 digits of fraction and an offset (1),"
                  + " ISO 8601 time with 3 digits of fraction and Z (1)")
          .containsEntry("sync statuses: rows_synced", "differs: digits (1), null (1)")
          .containsEntry("responses: undocumented headers", "differs: x-runtime")
          .containsEntry(
              "responses: undocumented statuses",
              "differs: listIntegrations 418 object with 3 members,"
                  + " listJobSyncStatuses 418 object with 3 members")
          .containsEntry("errors: members of errors besides message and errors", "differs: code")
          .containsEntry("errors: elements of errors", "same: text or object")
          .containsEntry("errors: a 401 repeats the key", "unknown: not seen")
          .containsEntry("responses: X-Request-Id", "differs: absent");
    }
  }

  @Test
  void loginPageIsNoPage() {
    FakeServer.Answer login =
        new FakeServer.Answer(200, "<html>login</html>", "Content-Type", "text/html");
    try (FakeServer fake = new FakeServer(request -> login)) {
      Probing probing = new Probing(folder, fake.url(), "some-key-1234", ID);

      assertThat(probing.run.code).isEqualTo(ExitCode.UNREADABLE_ANSWER.number());
      assertThat(probing.findings())
          .containsEntry("sync statuses: items on the pages", "unknown: not seen")
          .containsEntry("Link header: prev on a first page", "unknown: not seen")
          .containsEntry("rate limit: Retry-After", "unknown: not seen")
          .containsEntry("sync statuses: undocumented fields", "unknown: not seen");
    }
  }

  @Test
  void bodyOfAnotherKindIsNoPageEither() {
    try (FakeServer fake = new FakeServer(request -> new FakeServer.Answer(200, "[1,2]"))) {
      assertThat(new Probing(folder, fake.url(), "some-key-1234", ID).findings())
          .hasEntrySatisfying(
              "responses: bodies that are not JSON objects",
              seen ->
                  assertThat(seen).startsWith("differs: listIntegrations 200 array of 2 elements"));
    }
    try (FakeServer fake =
        new FakeServer(request -> new FakeServer.Answer(200, "{\"results\":[\"a\"]}"))) {
      assertThat(new Probing(folder, fake.url(), "some-key-1234", ID).evidence())
          .contains("results: array of 1 element\n- text of 1 character\n");
    }
  }

  @Test
  void timeThatIsNoneIsOfAnotherType() {
    String body = "{\"results\":[{\"job_status\":\"success\",\"sync_start_time\":\"yesterday\"}]}";
    try (FakeServer fake = new FakeServer(request -> new FakeServer.Answer(200, body))) {
      assertThat(new Probing(folder, fake.url(), "some-key-1234", ID).findings())
          .containsEntry("sync statuses: sync_start_time", "differs: text (1)")
          .containsEntry("sync statuses: rows_synced", "unknown: not seen");
    }
  }

  @Test
  void wordsOfHeadersThatHttpDoesNotHaveAreNotShown() {
    String key = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
    try (FakeServer fake =
        new FakeServer(
            request ->
                new FakeServer.Answer(
                    200,
                    "{}",
                    "Content-Type",
                    "application/json; charset=" + key.substring(0, 12),
                    "Cache-Control",
                    "private, JohnSmith",
                    "Vary",
                    "Accept-Encoding, Origin",
                    "Age",
                    "200123456789"))) {
      String evidence = new Probing(folder, fake.url(), key, ID).evidence();

      assertThat(evidence)
          .contains("Vary: Accept-Encoding, Origin", "Age: digits of 12 characters")
          .doesNotContain(key.substring(0, 8))
          .doesNotContainIgnoringCase("johnsmith")
          .doesNotContain("200123456789");
    }
  }

  @Test
  void limitThatIsReachedEndsTheQuestionsOfItsOperation() {
    FakeServer.Answer refused = new FakeServer.Answer(429, "{\"message\":\"no\"}");
    List<String> requests = new CopyOnWriteArrayList<>();
    try (FakeServer fake =
        new FakeServer(
            request -> {
              requests.add(request);
              return request.contains("job_sync_status")
                  ? refused
                  : new FakeServer.Answer(401, "{}");
            })) {
      new Probing(folder, fake.url(), "some-key-1234", ID);

      assertThat(requests).filteredOn(request -> request.contains("job_sync_status")).hasSize(1);
    }
  }

  private static FakeServer.Answer page(String request, String... headers) {
    if (!request.startsWith("GET " + PATH)) {
      return new FakeServer.Answer(
          418,
          "{\"message\":\"no\",\"code\":7,\"errors\":[\"a\",{\"id\":\"b\"}]}",
          "Content-Type",
          "application/json",
          "X-Runtime",
          "0.1");
    }
    return new FakeServer.Answer(
        200,
        "{\"results\":[{\"sync_start_time\":\"2026-01-02T03:04:05.678Z\",\"rows_synced\":\"7\"},"
            + "{\"job_status\":\"success\",\"sync_start_time\":\"2026-01-02T03:04:06+00:00\","
            + "\"rows_synced\":null}],\"message\":\"success\"}",
        headers);
  }
}

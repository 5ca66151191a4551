package dev.brazecdi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
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
    try (Fake fake =
        new Fake(
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
          .containsEntry("Link header: fields on an answer with links", "differs: 2 fields")
          .containsEntry("Link header: targets", "differs: absolute")
          .containsEntry("Link header: slash before the id in next", "differs: is there")
          .containsEntry("Link header: before rel", "differs: no space, one space")
          .containsEntry(
              "Link header: quotes around relation types", "differs: no quotes, double quotes")
          .containsEntry("Link header: cursors", "same: base64 of skip:N")
          .containsEntry("Link header: prev on a first page", "differs: present")
          .containsEntry("sync statuses: items that come again after next", "differs: 4");
      assertThat(probing.evidence()).contains("<http://[this host]/cdi/integrations/[uuid #");
    }
  }

  @Test
  void oldestFirstAndFieldsOfOtherTypes() {
    try (Fake fake = new Fake(request -> page(request))) {
      Probing probing = new Probing(folder, fake.url(), "some-key-1234", ID);

      assertThat(probing.findings())
          .containsEntry("sync statuses: order", "differs: oldest first")
          .containsEntry("sync statuses: job_status", "differs: text 1; absent 1")
          .containsEntry(
              "sync statuses: sync_start_time",
              "same: 9999-99-99T99:99:99+99:99 1, 9999-99-99T99:99:99.999Z 1")
          .containsEntry("sync statuses: rows_synced", "differs: text 1; null 1")
          .containsEntry(
              "api-spec/openapi.yaml: required fields that are missing",
              "differs: results[].job_status (listJobSyncStatuses 200)")
          .containsEntry(
              "api-spec/openapi.yaml: fields of another type",
              "differs: results[].rows_synced (listJobSyncStatuses 200)")
          .containsEntry("api-spec/openapi.yaml: headers it does not list", "differs: x-runtime")
          .containsEntry(
              "api-spec/openapi.yaml: statuses it does not list",
              "differs: listIntegrations 418; listJobSyncStatuses 418")
          .containsEntry(
              "errors: members of error bodies besides message and errors", "differs: code")
          .containsEntry("errors: elements of errors", "same: text; object with id")
          .containsEntry("errors: a 401 repeats the key", "unknown: not seen")
          .containsEntry("answers: X-Request-Id", "differs: absent");
    }
  }

  private static Fake.Answer page(String request, String... headers) {
    if (!request.startsWith("GET " + PATH)) {
      return new Fake.Answer(
          418,
          "{\"message\":\"no\",\"code\":7,\"errors\":[\"a\",{\"id\":\"b\"}]}",
          "Content-Type",
          "application/json",
          "X-Runtime",
          "0.1");
    }
    return new Fake.Answer(
        200,
        "{\"results\":[{\"sync_start_time\":\"2026-01-02T03:04:05.678Z\",\"rows_synced\":\"7\"},"
            + "{\"job_status\":\"success\",\"sync_start_time\":\"2026-01-02T03:04:06+00:00\","
            + "\"rows_synced\":null}],\"message\":\"success\"}",
        headers);
  }
}

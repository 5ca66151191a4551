package dev.brazecdi.cli.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.FakeServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that puts what must not get out wherever it can. */
final class ProbeRedactionTest {
  private static final String KEY = "k3y/With+Odd=Chars-0123456789ab";
  private static final String ID = "11112222-3333-4444-5555-666677778888";
  private static final String CURSOR = "c2VjcmV0LWN1cnNvcg%3D%3D";
  private static final List<String> SECRETS =
      List.of(
          KEY,
          KEY.toUpperCase(java.util.Locale.ROOT),
          "k3y%2FWith",
          "Odd=Chars",
          ID,
          CURSOR,
          "c2VjcmV0",
          "Project Nightingale",
          "Nightingale",
          "jane.doe",
          "acme.example",
          "5f3a1c2b4d5e6f7a8b9c0d1e",
          "Private remark",
          "nested-secret",
          "10.1.2.3",
          "fe80::1",
          "warehouse.acme",
          "session-4711",
          "Quarterly",
          "tenantcode");

  @TempDir private Path folder;

  @Test
  void nothingOfItGetsOut() {
    try (FakeServer fake = new FakeServer(ProbeRedactionTest::answer)) {
      Probing probing = new Probing(folder, fake.url(), KEY);

      assertThat(probing.run.code).isZero();
      for (String secret : SECRETS) {
        assertThat(probing.evidence()).as(secret).doesNotContainIgnoringCase(secret);
        assertThat(probing.run.out()).as(secret).doesNotContainIgnoringCase(secret);
      }
      assertThat(probing.run.err()).isEmpty();
    }
  }

  @Test
  void formStays() {
    try (FakeServer fake = new FakeServer(ProbeRedactionTest::answer)) {
      Probing probing = new Probing(folder, fake.url(), KEY);

      assertThat(probing.evidence())
          .contains("GET /cdi/integrations/[uuid #")
          .contains("cursor=[percent-encoded text of 24 characters #")
          .contains("\"app_group_id\": \"[hex of 24 characters #")
          .contains("\"integration_name\": \"[text of 19 characters #")
          .contains("\"contact_emails\": \"[e-mail address #")
          .contains("\"sync_start_time\": \"[time 9999-99-99 99:99:99+99:99 #")
          .contains("The key [API key] of [text of 19 characters #")
          .contains("\"job_status\": \"success\"")
          .contains("X-debug: [text of ");
    }
  }

  private static FakeServer.Answer answer(String request) {
    if (request.startsWith("GET /cdi/integrations/" + ID) && !request.contains("bad-cursor")) {
      return new FakeServer.Answer(
          200,
          "{\"results\":[{\"job_status\":\"success\",\"sync_start_time\":\"2026-01-02 03:04:05+01:00\","
              + "\"remark\":\"Private remark\",\"by_user\":{\"tenantcode\":{\"deep\":\"nested-secret\"}}},"
              + "{\"job_status\":\"Quarterly report of Jane 7\"},"
              + "{\"job_status\":\"success\",\"jane.doe@acme.example\":1}],"
              + "\"message\":\"success for Project Nightingale\"}",
          "Link",
          "<https://acme.example/cdi/integrations/"
              + ID
              + "/job_sync_status?cursor="
              + CURSOR
              + "&who=jane.doe>; rel=\"next\"; title=\"Project Nightingale\"",
          "X-Debug",
          "key=" + KEY,
          "Set-Cookie",
          "session-4711",
          "X-Request-Id",
          "Project Nightingale");
    }
    if (request.equals("GET /cdi/integrations")) {
      return new FakeServer.Answer(
          200,
          "{\"results\":[{\"integration_id\":\""
              + ID
              + "\",\"app_group_id\":\"5f3a1c2b4d5e6f7a8b9c0d1e\","
              + "\"integration_name\":\"Project Nightingale\",\"last_job_status\":\"success\","
              + "\"contact_emails\":\"jane.doe@acme.example\"}],\"message\":\"success\"}");
    }
    return new FakeServer.Answer(
        400,
        "{\"message\":\"The key "
            + KEY
            + " of project nightingale, also "
            + KEY.toUpperCase(java.util.Locale.ROOT)
            + " and k3y%2FWith%2BOdd%3DChars, is for "
            + ID
            + " at https://acme.example/x from 10.1.2.3 by fe80::1:2:3 via warehouse.acme.test\",\"errors\":[\"ask jane.doe@acme.example"
            + " about Project Nightingale and "
            + CURSOR
            + "\",{\"id\":\""
            + ID
            + "\",\"parameter_values\":[\""
            + KEY
            + "\"],\"owner\":\"Quarterly\"}]}");
  }
}

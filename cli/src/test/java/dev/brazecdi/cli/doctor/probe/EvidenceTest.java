package dev.brazecdi.cli.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.FakeServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence shows nothing of a server that puts secrets wherever it can. */
final class EvidenceTest {
  private static final String KEY = "k3y/With+Odd=Chars-0123456789ab";
  private static final String ID = "11112222-3333-4444-5555-666677778888";
  private static final String CURSOR =
      Base64.getEncoder().encodeToString(("skip:" + KEY).getBytes(StandardCharsets.UTF_8));

  /** Values that a hostile server puts into bodies, headers and names. */
  private static final List<String> HOSTILE =
      List.of(
          KEY,
          KEY.toUpperCase(Locale.ROOT),
          URLEncoder.encode(KEY, StandardCharsets.UTF_8),
          CURSOR,
          "Project Nightingale",
          "nightingale_rows",
          "jane.doe@acme.example",
          "https://warehouse.acme.test/finance?token=abcdef123456",
          "5f3a1c2b4d5e6f7a8b9c0d1e",
          "fe80::1:2:3 10.21.32.43",
          "ACME_PROD.FINANCE.SALARIES",
          "\u001b[31m Escaped\u0007 | `Quoted` <script>",
          "zero\u200bwidth Übergröße 日本語日本語",
          "471147114711",
          "Success for Project Nightingale",
          "invalid cursor of Nightingale");

  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]{6,}");

  @TempDir private Path folder;

  @Test
  void evidenceHoldsNoTokenOfAHostileServer() {
    List<String> sent = new CopyOnWriteArrayList<>();
    try (FakeServer fake = new FakeServer(request -> hostile(request, sent))) {
      Probing probing = new Probing(folder, fake.url(), KEY);

      assertThat(probing.run.code).isZero();
      assertThat(probing.run.err()).isEmpty();
      Set<String> tokens = tokens(String.join(" ", sent));
      tokens.addAll(tokens(KEY));
      tokens.removeAll(tokens(String.join(" ", KnownWords.ALL)));
      tokens.removeAll(tokens("invalid cursor success")); // of documented messages
      assertThat(tokens).contains("nightingale", "salaries", "escaped", "0123456789ab", "471147");
      String shown = probing.evidence() + probing.run.out();
      assertThat(tokens).allSatisfy(token -> assertThat(shown).doesNotContainIgnoringCase(token));
      assertThat(shown).doesNotContain("\u001b", "\u0007", "<script", "日本");
    }
  }

  @Test
  void namesAreShownUnlessTheyHoldAValue() {
    String body =
        "{\"results\":[{\"job_status\":\"success\",\"rows_skipped\":1,\"rowsSeen\":2,\"qa_rows\":3,"
            + "\"nightingale_rows\":4,\"a b\":5,\"k3y-with\":6,\"note\":\"Project Nightingale, QA\"}]}";
    try (FakeServer fake = new FakeServer(request -> new FakeServer.Answer(200, body))) {
      Probing probing = new Probing(folder, fake.url(), KEY, ID);

      assertThat(probing.findings())
          .containsEntry(
              "sync statuses: undocumented fields",
              "differs: [name of 16 characters], [name of 3 characters], [name of 7 characters],"
                  + " [name of 8 characters], note, rowsSeen, rows_skipped");
    }
  }

  @Test
  void nameThatHoldsAShortKeyIsNotShown() {
    FakeServer.Answer answer = new FakeServer.Answer(200, "{\"tag_zebra\":1}", "X-Zebra", "1");
    try (FakeServer fake = new FakeServer(request -> answer)) {
      assertThat(new Probing(folder, fake.url(), "zebra", ID).evidence())
          .contains("[name of 9 characters]: integer")
          .doesNotContainIgnoringCase("zebra");
    }
  }

  @Test
  void shapesStay() {
    try (FakeServer fake =
        new FakeServer(request -> hostile(request, new CopyOnWriteArrayList<>()))) {
      assertThat(new Probing(folder, fake.url(), KEY).evidence())
          .contains("GET /cdi/integrations/…/job_sync_status?cursor=…")
          .contains("integration_name: text of 19 characters")
          .contains("contact_emails: e-mail address of 21 characters")
          .contains("message: success and 24 more characters")
          .contains("Invalid cursor and 15 more characters")
          .contains("Link: <https://…/cdi/integrations/…/job_sync_status?cursor=…");
    }
  }

  /** Puts every hostile value into a field, a nested object, a name, a header and an error. */
  private static FakeServer.Answer hostile(String request, List<String> sent) {
    StringBuilder members = new StringBuilder();
    Stream.Builder<String> headers = Stream.builder();
    headers
        .add("Link")
        .add(
            "<https://acme.example/cdi/integrations/"
                + ID
                + "/job_sync_status?cursor="
                + CURSOR
                + "&who=jane.doe>; rel=\"next\"; title=\"Project Nightingale\"");
    int number = 0;
    for (String value : HOSTILE) {
      String json = value.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007");
      members.append(",\"x_").append((char) ('a' + number++)).append("\":\"").append(json);
      members
          .append("\",\"")
          .append(json)
          .append("\":{\"")
          .append(json)
          .append("\":[\"")
          .append(json);
      members.append("\"]}");
      if (value.chars().allMatch(c -> c >= ' ' && c < 127)) {
        headers.add("X-Value").add(value);
        headers.add("X-" + value.replaceAll("[^A-Za-z0-9]+", "-")).add("1");
      }
    }
    sent.addAll(HOSTILE);
    List<String> all = headers.build().toList();
    boolean page = request.startsWith("GET /cdi/integrations") && !request.contains("bad-cursor");
    String item =
        "{\"integration_id\":\""
            + ID
            + "\",\"integration_name\":\"Project Nightingale\","
            + "\"contact_emails\":\"jane.doe@acme.example\",\"job_status\":\"Quarterly Review\""
            + members
            + "}";
    sent.add("Quarterly Review " + ID);
    return page
        ? new FakeServer.Answer(
            200,
            "{\"results\":[" + item + "],\"message\":\"success for Project Nightingale\"}",
            all)
        : new FakeServer.Answer(
            400,
            "{\"message\":\"invalid cursor of Nightingale\",\"errors\":[\"ask jane.doe@acme.example\","
                + item
                + "]"
                + members
                + "}",
            all);
  }

  private static Set<String> tokens(String text) {
    Set<String> tokens = new LinkedHashSet<>();
    TOKEN
        .matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .forEach(
            match -> {
              tokens.add(match.group());
              tokens.add(match.group().substring(0, 6));
            });
    return tokens;
  }
}

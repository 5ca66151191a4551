package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.KEY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.fixtures.DocsSection;
import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.core.paging.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What an answer's body may be, through the client over a socket: read by a stated rule, or refused
 * with a message that names the place.
 *
 * <p>The rules stand in {@code docs/document.md}; {@code -Dbrazecdi.docs.update=true} writes them
 * anew.
 */
final class DecodingTest {
  private static final DocsSection DOCS =
      new DocsSection(
          Path.of("../docs/document.md"), "<!-- decoding -->\n", "<!-- end of decoding -->\n");
  private static final String ANSWER =
      "the response to GET /cdi/integrations/"
          + ID
          + "/job_sync_status is not what the API documents: ";

  @RegisterExtension final FakeBraze braze = new FakeBraze();

  /** Bodies by what is to be seen in them. */
  private static Map<String, Buffer> bodies() {
    Map<String, Buffer> bodies = new LinkedHashMap<>();
    structures(bodies);
    values(bodies);
    unknownFieldsAndLongTexts(bodies);
    syntaxAndEncoding(bodies);
    return bodies;
  }

  private static void structures(Map<String, Buffer> bodies) {
    item(bodies, "`job_status` alone", "\"job_status\":\"success\"");
    item(bodies, "null in an optional field", "\"job_status\":\"success\",\"rows_synced\":null");
    item(bodies, "a required field missing", "\"rows_synced\":1");
    item(bodies, "null in a required field", "\"job_status\":null");
    text(bodies, "no `results`", "{\"message\":\"success\"}");
    text(bodies, "`results` of null", "{\"results\":null}");
    text(bodies, "a `results` that is an object", "{\"results\":{}}");
    text(bodies, "null among the results", "{\"results\":[null]}");
    text(bodies, "a text among the results", "{\"results\":[\"success\"]}");
    text(bodies, "null for the whole", "null");
    text(bodies, "an array for the whole", "[]");
  }

  private static void values(Map<String, Buffer> bodies) {
    item(bodies, "a status that nobody knows", "\"job_status\":\"Limit Exceeded\"");
    item(bodies, "a number for a text", "\"job_status\":7");
    item(bodies, "a boolean for a text", "\"job_status\":true");
    item(bodies, "a list for a text", "\"job_status\":[\"success\"]");
    rows(bodies, "a text that is a whole number", "\"12\"");
    rows(bodies, "a whole number with a fraction of zero", "12.0");
    rows(bodies, "a whole number with an exponent", "1e3");
    rows(bodies, "the largest count", "9223372036854775807");
    rows(bodies, "a larger count", "9223372036854775808");
    rows(bodies, "a number with a fraction", "12.5");
    rows(bodies, "a text that is no number", "\"many\"");
    rows(bodies, "a text of 10 MB for a number", "\"" + "9".repeat(10_000_000) + "\"");
    rows(bodies, "a number of ten million digits", "9".repeat(10_000_000));
    rows(bodies, "a boolean for a number", "true");
    rows(bodies, "an object for a number", "{\"count\":1}");
    start(bodies, "a time with an offset", "\"2026-03-25T13:53:35+01:00\"");
    start(bodies, "a time with an offset without a colon", "\"2026-03-25T13:53:35+0100\"");
    start(bodies, "a time without an offset", "\"2026-03-25T12:53:35\"");
    start(bodies, "a number for a time", "1774443240");
    start(bodies, "an empty text for a time", "\"\"");
  }

  private static void unknownFieldsAndLongTexts(Map<String, Buffer> bodies) {
    item(bodies, "a field twice", "\"job_status\":\"success\",\"job_status\":\"error\"");
    item(bodies, "an unknown field twice", "\"job_status\":\"success\",\"new\":null,\"new\":2");
    item(bodies, "a field twice inside an unknown one", "\"new\":{\"a\":1,\"a\":2}");
    item(
        bodies,
        "unknown fields",
        "\"job_status\":\"success\",\"new\":{\"share\":0.10,\"of\":[1,null,\"x\"]}");
    item(
        bodies,
        "an unknown field of 250 nested lists",
        "\"job_status\":\"success\",\"new\":" + "[".repeat(250) + "]".repeat(250));
    item(bodies, "one of 300", "\"job_status\":\"x\",\"new\":" + "[".repeat(300) + "]".repeat(300));
    item(
        bodies,
        "an unknown number of ten million digits",
        "\"job_status\":\"success\",\"new\":" + "9".repeat(10_000_000));
    item(
        bodies,
        "a text of 10 MB in an unknown field",
        "\"job_status\":\"success\",\"new\":\"" + "x".repeat(10_000_000) + "\"");
    item(bodies, "a status of 10 MB", "\"job_status\":\"" + "x".repeat(10_000_000) + "\"");
    start(bodies, "a time of 10 MB", "\"" + "2".repeat(10_000_000) + "\"");
  }

  private static void syntaxAndEncoding(Map<String, Buffer> bodies) {
    text(bodies, "white space around", " \r\n\t{\"results\":[]} \n");
    text(bodies, "something behind the end", "{\"results\":[]} {}");
    text(bodies, "an empty body", "");
    text(bodies, "white space for the whole", " \n");
    text(bodies, "a body that ends half-way", "{\"results\":[{\"job_status\":\"suc");
    text(bodies, "HTML", "<html><h1>It works</h1></html>");
    text(bodies, "single quotes", "{'results':[]}");
    text(bodies, "a comment", "{\"results\":[/* none */]}");
    text(bodies, "a comma too many", "{\"results\":[],}");
    rows(bodies, "NaN", "NaN");
    text(bodies, "a byte order mark", "\ufeff{\"results\":[]}");
    bodies.put(
        "UTF-16", new Buffer().write("\ufeff{\"results\":[]}".getBytes(StandardCharsets.UTF_16BE)));
    Buffer damaged = new Buffer().writeUtf8("{\"results\":[{\"job_status\":\"succ");
    bodies.put("octets that are no UTF-8", damaged.writeByte(0xff).writeUtf8("ss\"}]}"));
    item(bodies, "half a surrogate pair", "\"job_status\":\"\\ud800\"");
    item(bodies, "an escape that is none", "\"job_status\":\"\\x\"");
  }

  @Test
  void everyBodyIsReadByARuleOrRefusedWithItsPlace() throws IOException {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (Map.Entry<String, Buffer> entry : bodies().entrySet()) {
      outcomes.put(entry.getKey(), outcome(entry.getValue()));
    }

    assertThat(outcomes.values()).allSatisfy(o -> assertThat(o.length()).isLessThan(600));
    DOCS.verify(
        outcomes.entrySet().stream()
            .map(entry -> "| " + entry.getKey() + " | " + entry.getValue() + " |\n")
            .collect(
                Collectors.joining(
                    "", "\n| in the answer | what comes of it |\n|---|---|\n", "\n")));
  }

  @Test
  void keyInTheBodyIsNotInTheError() {
    for (String body :
        List.of(
            "{\"results\":[{\"rows_synced\":\"" + KEY + "\"}]}",
            "{\"results\":[{\"sync_start_time\":\"" + KEY + "\"}]}",
            "{\"results\":[{\"" + KEY + "\":[}]}",
            "{\"results\":[{\"sync_start_time\":\"" + "x".repeat(98) + KEY + "\"}]}")) {
      braze.enqueue(new MockResponse.Builder().body(body));

      DecodingException e =
          catchThrowableOfType(
              DecodingException.class, () -> braze.client().jobSyncStatuses(ID).iterator().next());

      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString()).as(body).doesNotContain(KEY).doesNotContain(KEY.substring(0, 2));
    }
  }

  private String outcome(Buffer body) {
    braze.enqueue(
        new MockResponse.Builder().setHeader("Content-Type", "application/json").body(body));
    try (BrazeCdiClient client = braze.client()) {
      Page<JobSyncStatus> page = client.jobSyncStatuses(ID).pages().iterator().next();
      return page.items().isEmpty()
          ? "read, no items"
          : page.items().stream().map(DecodingTest::shown).collect(Collectors.joining(", "));
    } catch (DecodingException e) {
      assertThat(e).hasMessageStartingWith(ANSWER);
      assertThat(String.valueOf(e.getCause())).hasSizeLessThan(1_000);
      String reason = requireNonNull(e.getMessage()).substring(ANSWER.length());
      return "refused: " + reason.replaceFirst("(\\[0\\]){9,}…?", "[0]…");
    }
  }

  private static String shown(JobSyncStatus sync) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("status", sync.jobStatus().value());
    if (sync.syncStartTime() != null) {
      fields.put("start", sync.syncStartTime());
    }
    if (sync.rowsSynced() != null) {
      fields.put("rows", sync.rowsSynced());
    }
    fields.putAll(sync.additionalProperties());
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey()
                    + " `"
                    + brief(String.valueOf(field.getValue()).replace("\ud800", "\\ud800"))
                    + "`")
        .collect(Collectors.joining(", ", "read: ", ""));
  }

  private static String brief(String text) {
    return text.length() <= 80
        ? text
        : text.substring(0, 8) + "… and " + (text.length() - 8) + " more";
  }

  private static void item(Map<String, Buffer> bodies, String what, String fields) {
    text(bodies, what, "{\"results\":[{" + fields + "}]}");
  }

  private static void rows(Map<String, Buffer> bodies, String what, String value) {
    item(bodies, what, "\"job_status\":\"success\",\"rows_synced\":" + value);
  }

  private static void start(Map<String, Buffer> bodies, String what, String value) {
    item(bodies, what, "\"job_status\":\"success\",\"sync_start_time\":" + value);
  }

  private static void text(Map<String, Buffer> bodies, String what, String body) {
    bodies.put(what, new Buffer().writeUtf8(body));
  }
}

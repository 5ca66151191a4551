package dev.brazecdi.client;

import static dev.brazecdi.client.fixtures.FakeBraze.ID;
import static dev.brazecdi.client.fixtures.FakeBraze.page;
import static dev.brazecdi.client.fixtures.FakeBraze.status;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.CdiApi;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.IntegrationPage;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.api.SyncAccepted;
import dev.brazecdi.client.fixtures.FakeBraze;
import dev.brazecdi.core.CallContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** Every field of every answer, through the generated interface and a socket. */
final class FieldsTest {
  private static final Map<String, String> INTEGRATION = new LinkedHashMap<>();

  static {
    INTEGRATION.put("integration_id", "\"orders\"");
    INTEGRATION.put("app_group_id", "\"group\"");
    INTEGRATION.put("integration_name", "\"Orders\"");
    INTEGRATION.put("integration_type", "\"purchases\"");
    INTEGRATION.put("integration_status", "\"active\"");
    INTEGRATION.put("contact_emails", "\"a@example.com\"");
    INTEGRATION.put("last_updated_at", "\"2026-03-25T06:00:00Z\"");
    INTEGRATION.put("warehouse_type", "\"snowflake\"");
    INTEGRATION.put("last_job_start_time", "\"2026-03-25T06:00:01Z\"");
    INTEGRATION.put("last_job_status", "\"success\"");
    INTEGRATION.put("next_scheduled_run", "\"2026-03-25T06:00:02Z\"");
  }

  @RegisterExtension final FakeBraze braze = new FakeBraze();

  @Test
  void integrationIsReadFieldByField() throws IOException {
    assertThat(integration(object(INTEGRATION)))
        .isEqualTo(
            Integration.builder()
                .integrationId("orders")
                .appGroupId("group")
                .integrationName("Orders")
                .integrationType("purchases")
                .integrationStatus("active")
                .contactEmails("a@example.com")
                .lastUpdatedAt(Instant.parse("2026-03-25T06:00:00Z"))
                .warehouseType("snowflake")
                .lastJobStartTime(Instant.parse("2026-03-25T06:00:01Z"))
                .lastJobStatus("success")
                .nextScheduledRun(Instant.parse("2026-03-25T06:00:02Z"))
                .build());
  }

  @Test
  void integrationNeedsItsIdAndNothingElse() throws IOException {
    Map<String, String> nulls = new LinkedHashMap<>(INTEGRATION);
    nulls.replaceAll((name, value) -> name.equals("integration_id") ? value : "null");

    Integration sparse = Integration.builder().integrationId("orders").build();
    assertThat(integration(object(nulls))).isEqualTo(sparse);
    assertThat(integration("{\"integration_id\":\"orders\"}")).isEqualTo(sparse);
    assertThatThrownBy(() -> integration("{\"integration_name\":\"Orders\"}"))
        .hasMessage("\"integration_id\" is missing in the object at $.results[0]");
    assertThatThrownBy(() -> integration("{\"integration_id\":null}"))
        .hasMessage("null is not allowed at $.results[0].integration_id");
  }

  @Test
  void fieldOfAnIntegrationThatComesTwiceIsRefused() {
    INTEGRATION.forEach(
        (name, value) -> {
          String twice = "{\"" + name + "\":" + value + ",\"" + name + "\":" + value + "}";
          assertThatThrownBy(() -> integration(twice))
              .as(name)
              .isInstanceOf(JsonDataException.class)
              .hasMessage("the name at $.results[0]." + name + " is there twice");
        });
  }

  @Test
  void listNeedsItsResultsAndKeepsWhatIsNew() throws IOException {
    IntegrationPage page =
        integrations("{\"message\":null,\"results\":[{\"integration_id\":\"a\",\"x\":1}],\"y\":2}");

    assertThat(page.message()).isNull();
    assertThat(page.additionalProperties()).containsExactly(Map.entry("y", 2L));
    assertThat(page.results().get(0).additionalProperties()).containsExactly(Map.entry("x", 1L));
    assertThat(integrations("{\"message\":\"m\",\"results\":[]}").message()).isEqualTo("m");
    assertThatThrownBy(() -> integrations("{\"message\":\"m\"}"))
        .hasMessage("\"results\" is missing in the object at $");
    assertThatThrownBy(() -> integrations("{\"results\":null}"))
        .hasMessage("null is not allowed at $.results");
  }

  @Test
  void fieldOfAListThatComesTwiceIsRefused() {
    for (String name : List.of("results", "message")) {
      String value = name.equals("results") ? "[]" : "\"m\"";
      String twice = "{\"" + name + "\":" + value + ",\"" + name + "\":" + value + "}";
      assertThatThrownBy(() -> integrations(twice))
          .hasMessage("the name at $." + name + " is there twice");
      assertThatThrownBy(() -> statuses(twice))
          .hasMessage("the name at $." + name + " is there twice");
    }
  }

  @Test
  void acceptedTriggerIsReadFieldByField() throws IOException {
    assertThat(accepted("{\"message\":\"success\",\"run\":7}"))
        .isEqualTo(
            SyncAccepted.builder()
                .message("success")
                .additionalProperties(Map.of("run", 7L))
                .build());
    assertThat(accepted("{\"message\":null}")).isEqualTo(SyncAccepted.builder().build());
    assertThatThrownBy(() -> accepted("{\"message\":\"a\",\"message\":\"b\"}"))
        .hasMessage("the name at $.message is there twice");
  }

  @Test
  void errorOfNullsSaysNothing() {
    ApiException e = error("{\"message\":null,\"errors\":null,\"new\":1}");

    assertThat(e).hasMessageEndingWith(" was answered 418 (request id req-1)");
    assertThat(e.details()).isEmpty();
  }

  @Test
  void errorWhoseFieldComesTwiceIsShownAsItIs() {
    for (String body :
        List.of("{\"message\":\"a\",\"message\":\"b\"}", "{\"errors\":[],\"errors\":[]}")) {
      assertThat(error(body))
          .hasMessageEndingWith(" was answered 418: " + body + " (request id req-1)");
    }
  }

  @Test
  void unknownNumberKeepsItsDigitsAndIsALongIfItCanBe() throws IOException {
    assertThat(unknown("12")).isEqualTo(12L);
    assertThat(unknown("1e0")).isEqualTo(1L);
    assertThat(unknown("0.10")).isEqualTo(new BigDecimal("0.10"));
    assertThat(unknown("1e1")).isEqualTo(new BigDecimal("1e1"));
    assertThat(unknown("9223372036854775807e0")).isEqualTo(Long.MAX_VALUE);
    assertThat(unknown("9223372036854775808")).isEqualTo(new BigDecimal("9223372036854775808"));
    assertThat(unknown("9".repeat(1_000))).isEqualTo(new BigDecimal("9".repeat(1_000)));
    assertThat(unknown("9".repeat(1_001))).isEqualTo("9".repeat(1_001));
    assertThat(unknown("1e99999999999")).isEqualTo("1e99999999999");
  }

  @Test
  void countMayHaveAThousandDigits() throws IOException {
    assertThat(rows("0".repeat(999) + "7")).isEqualTo(7);
    assertThatThrownBy(() -> rows("0".repeat(1_000) + "7"))
        .hasMessageStartingWith("a text of 1001 characters at $.results[0].rows_synced");
  }

  @Test
  void textOfAHundredCharactersIsShownInAMessage() {
    assertThatThrownBy(() -> rows("x".repeat(100)))
        .hasMessageStartingWith("\"" + "x".repeat(100) + "\" at $.results[0].rows_synced");
    assertThatThrownBy(() -> rows("x".repeat(101)))
        .hasMessageStartingWith("a text of 101 characters at $.results[0].rows_synced");
  }

  private static String object(Map<String, String> fields) {
    StringBuilder object = new StringBuilder();
    fields.forEach(
        (name, value) ->
            object
                .append(object.isEmpty() ? "{\"" : ",\"")
                .append(name)
                .append("\":")
                .append(value));
    return object.append('}').toString();
  }

  private Object unknown(String number) throws IOException {
    JobSyncStatus sync =
        statuses("{\"results\":[{\"job_status\":\"success\",\"new\":" + number + "}]}").get(0);
    return requireNonNull(sync.additionalProperties().get("new"));
  }

  private Long rows(String text) throws IOException {
    JobSyncStatus sync =
        statuses("{\"results\":[{\"job_status\":\"success\",\"rows_synced\":\"" + text + "\"}]}")
            .get(0);
    return requireNonNull(sync.rowsSynced());
  }

  private Integration integration(String json) throws IOException {
    return integrations("{\"results\":[" + json + "]}").results().get(0);
  }

  private IntegrationPage integrations(String json) throws IOException {
    return answer(json, api().listIntegrations(null, CallContext.none()));
  }

  private List<JobSyncStatus> statuses(String json) throws IOException {
    return answer(json, api().listJobSyncStatuses(ID, null, CallContext.none())).results();
  }

  private SyncAccepted accepted(String json) throws IOException {
    return answer(json, api().triggerSync(ID, CallContext.none()));
  }

  private <T> T answer(String json, Call<T> call) throws IOException {
    braze.enqueue(page(json));
    return requireNonNull(call.execute().body());
  }

  private ApiException error(String json) {
    braze.enqueue(status(418, json));
    try (BrazeCdiClient client = braze.client()) {
      return catchThrowableOfType(ApiException.class, () -> client.jobSyncStatuses(ID).firstPage());
    }
  }

  private CdiApi api() {
    Moshi moshi = new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build();
    return new Retrofit.Builder()
        .baseUrl(braze.url())
        .addConverterFactory(MoshiConverterFactory.create(moshi))
        .build()
        .create(CdiApi.class);
  }
}

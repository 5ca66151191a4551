package dev.brazecdi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.brazecdi.core.RequiresPermission;
import dev.brazecdi.core.paging.Paginated;
import dev.brazecdi.core.ratelimit.ConflictOn;
import dev.brazecdi.core.ratelimit.RateLimited;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ApiTest {
  private final Moshi moshi = new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build();
  private final JsonAdapter<JobSyncStatus> statuses = moshi.adapter(JobSyncStatus.class);

  @Test
  void statusIsReadFieldByField() throws IOException {
    JobSyncStatus status =
        read(
            """
            {"job_status":"partial","sync_start_time":"2026-03-25T12:53:35.183728Z",
             "sync_finish_time":"2022-12-06T19:20:45+01:00","last_timestamp_synced":null,
             "rows_synced":9223372036854775807,"rows_failed_with_errors":12}
            """);

    assertThat(status)
        .isEqualTo(
            JobSyncStatus.builder()
                .jobStatus(JobStatus.PARTIAL)
                .syncStartTime(Instant.parse("2026-03-25T12:53:35.183728Z"))
                .syncFinishTime(Instant.parse("2022-12-06T18:20:45Z"))
                .rowsSynced(Long.MAX_VALUE)
                .rowsFailedWithErrors(12L)
                .build());
  }

  @Test
  void sparseStatusHasNulls() throws IOException {
    JobSyncStatus status = read("{\"job_status\":\"success\"}");

    assertThat(status.jobStatus()).isSameAs(JobStatus.SUCCESS);
    assertThat(status.syncFinishTime()).isNull();
    assertThat(status.rowsSynced()).isNull();
    assertThat(status.additionalProperties()).isEmpty();
  }

  @Test
  void unknownFieldsAreKeptAndWrittenAgain() throws IOException {
    String json =
        "{\"job_status\":\"success\",\"new\":{\"a\":[true,null,\"x\"]},"
            + "\"id\":9007199254740993,\"share\":0.10}";

    JobSyncStatus status = read(json);

    assertThat(status.additionalProperties()).containsOnlyKeys("new", "id", "share");
    assertThat(statuses.toJson(status)).isEqualTo(json);
    assertThat(status.toBuilder().build()).isEqualTo(status);
  }

  @Test
  void whatIsWrongIsNamedWithItsPath() {
    JsonAdapter<JobSyncStatusPage> pages = moshi.adapter(JobSyncStatusPage.class);

    assertThatThrownBy(
            () ->
                pages.fromJson("{\"results\":[{\"job_status\":\"success\"},{\"rows_synced\":1}]}"))
        .isInstanceOf(JsonDataException.class)
        .hasMessage("\"job_status\" is missing in the object at $.results[1]");
    assertThatThrownBy(() -> pages.fromJson("{\"results\":[{}]}"))
        .hasMessage("\"job_status\" is missing in the object at $.results[0]");
    assertThatThrownBy(() -> pages.fromJson("{\"results\":[{\"job_status\":null}]}"))
        .hasMessage("null is not allowed at $.results[0].job_status");
    assertThatThrownBy(() -> pages.fromJson("{\"results\":[null]}"))
        .hasMessage("null is not allowed at $.results[0]");
    assertThatThrownBy(() -> pages.fromJson("{\"message\":\"success\"}"))
        .hasMessage("\"results\" is missing in the object at $");
    assertThatThrownBy(
            () ->
                pages.fromJson(
                    "{\"results\":[{\"job_status\":\"x\",\"sync_start_time\":\"yesterday\"}]}"))
        .hasMessageStartingWith("\"yesterday\" at $.results[0].sync_start_time is not an ISO 8601");
    assertThatThrownBy(
            () -> pages.fromJson("{\"results\":[{\"job_status\":\"x\",\"rows_synced\":\"many\"}]}"))
        .hasMessageContaining("$.results[0].rows_synced");
  }

  @Test
  void unknownStatusKeepsItsText() throws IOException {
    JobStatus status = read("{\"job_status\":\"Limit Exceeded\"}").jobStatus();

    assertThat(status.value()).isEqualTo("Limit Exceeded");
    assertThat(status.known()).isEqualTo(JobStatus.Known.UNKNOWN);
    assertThat(status.isTerminal()).isFalse();
    assertThat(status).isEqualTo(JobStatus.of("limit exceeded"));
  }

  @Test
  void statusesAreComparedWithoutCase() throws IOException {
    JobStatus status = read("{\"job_status\":\"Success\"}").jobStatus();

    assertThat(status).isEqualTo(JobStatus.SUCCESS).hasSameHashCodeAs(JobStatus.SUCCESS);
    assertThat(status.value()).isEqualTo("Success");
    assertThat(status.known()).isEqualTo(JobStatus.Known.SUCCESS);
    assertThat(status.isTerminal()).isTrue();
    assertThat(JobStatus.values().stream().filter(s -> !s.isTerminal()))
        .containsExactly(JobStatus.RUNNING);
  }

  @Test
  void errorDetailsAreTextsOrObjects() throws IOException {
    JsonAdapter<ErrorBody> bodies = moshi.adapter(ErrorBody.class);

    String json =
        """
        {"message":"m","errors":["text",{"id":"invalid-cursor","message":"bad",
         "parameters":["cursor"],"parameter_values":["x"]},7,{"odd":1}]}
        """;
    ErrorBody body = Objects.requireNonNull(bodies.fromJson(json));

    assertThat(body.errors())
        .containsExactly(
            new ErrorDetail(null, "text", List.of(), List.of()),
            new ErrorDetail("invalid-cursor", "bad", List.of("cursor"), List.of("x")),
            new ErrorDetail(null, "7", List.of(), List.of()),
            new ErrorDetail(null, "{odd=1}", List.of(), List.of()));
  }

  @Test
  void adaptersAreTheGeneratedOnes() throws Exception {
    JsonNode schemas =
        new YAMLMapper().readTree(new File("openapi.yaml")).path("components").path("schemas");

    assertThat(schemas.properties()).isNotEmpty();
    for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
      Class<?> model = Class.forName("dev.brazecdi.api." + schema.getKey());
      assertThat(ApiJsonAdapters.FACTORY.create(model, java.util.Set.of(), moshi))
          .extracting(adapter -> adapter.getClass().getName())
          .isEqualTo(model.getName() + "JsonAdapter");
    }
  }

  @Test
  void operationsCarryTheDocumentsFacts() {
    Method list = operation("listJobSyncStatuses");
    assertThat(list.getAnnotation(RateLimited.class).requests()).isEqualTo(100);
    assertThat(list.getAnnotation(Paginated.class).pageSize()).isEqualTo(10);
    assertThat(list.getAnnotation(ConflictOn.class)).isNull();
    Method trigger = operation("triggerSync");
    assertThat(trigger.getAnnotation(RateLimited.class).requests()).isEqualTo(20);
    assertThat(trigger.getAnnotation(ConflictOn.class).status()).isEqualTo(429);
    assertThat(trigger.getAnnotation(RequiresPermission.class).value())
        .isEqualTo("cdi.integration_sync");
    assertThat(operation("listIntegrations").getAnnotation(RateLimited.class).requests())
        .isEqualTo(50);
  }

  @Test
  void instancesAreKnownByEveryNamePeopleUse() {
    assertThat(Instance.values()).hasSize(15);
    for (String text :
        List.of(
            "US-03",
            " us-03 ",
            "iad-03",
            "rest.iad-03.braze.com",
            "https://rest.iad-03.braze.com",
            "https://REST.iad-03.braze.com/",
            "https://dashboard-03.braze.com/engagement")) {
      assertThat(Instance.parse(text)).as(text).isSameAs(Instances.US_03);
    }
    assertThat(Instance.parse("us-10")).isSameAs(Instances.US_10);
    assertThat(Instance.parse("fra-01")).isSameAs(Instances.EU_01);
    assertThat(Instances.EU_02.url()).hasToString("https://rest.fra-02.braze.eu");
  }

  @Test
  void newInstanceIsKnownByItsAddress() {
    Instance instance = Instance.parse("https://rest.us-11.braze.com/");

    assertThat(instance.name()).isEqualTo("rest.us-11.braze.com");
    assertThat(instance.url()).hasToString("https://rest.us-11.braze.com");
    assertThat(instance.dashboard()).isNull();
  }

  @Test
  void whatIsNoInstanceIsRefusedWithTheNamesThereAre() {
    for (String text : List.of("", "US-09", "http://rest.iad-03.braze.com", "https://", "iad")) {
      assertThatThrownBy(() -> Instance.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"" + text + "\"")
          .hasMessageContaining("US-03");
    }
  }

  @Test
  void modelsAreImmutable() {
    Map<String, Object> extra = new java.util.HashMap<>(Map.of("a", 1));
    JobSyncStatus status =
        JobSyncStatus.builder().jobStatus(JobStatus.ERROR).additionalProperties(extra).build();
    extra.put("b", 2);

    assertThat(status.additionalProperties()).containsOnlyKeys("a").isUnmodifiable();
    assertThatThrownBy(() -> JobSyncStatus.builder().build())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("jobStatus");
  }

  private static Method operation(String name) {
    return Arrays.stream(CdiApi.class.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JobSyncStatus read(String json) throws IOException {
    return Objects.requireNonNull(statuses.fromJson(json));
  }
}

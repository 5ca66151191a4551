package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.terminal.Text;
import dev.brazecdi.core.retry.RetryAfter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words that findings and evidence may show: documented ones, and those of HTTP. */
final class KnownWords {
  static final List<String> STATUSES = JobStatus.values().stream().map(JobStatus::value).toList();

  /** All words in lower case: names, values and parts of paths. */
  static final Set<String> ALL =
      Stream.concat(
              Stream.of(
                  """
                  link x-ratelimit-limit x-ratelimit-remaining x-ratelimit-reset x-request-id
                  retry-after date content-type content-length content-encoding transfer-encoding
                  connection vary cache-control age etag server via expires host
                  strict-transport-security application/json text/html text/plain charset=utf-8
                  accept accept-encoding authorization br chunked close deflate gzip identity
                  keep-alive must-revalidate no-cache no-store no-transform origin private public
                  cdi integrations integrationz job_sync_status cursor http: https: rel title prev
                  next first last previous self bad-cursor not-an-integration-id
                  results message errors id parameters parameter_values
                  attributes events custom_events purchases catalogs active inactive paused
                  snowflake bigquery redshift databricks fabric s3
                  """
                      .split("\\s+")),
              Stream.concat(
                  STATUSES.stream(),
                  Stream.of(true, false).flatMap(it -> fields(it).stream()).map(Field::name)))
          .collect(Collectors.toUnmodifiableSet());

  private static final String[] MESSAGES =
      ("success/Invalid cursor/Invalid integration ID/Invalid API key/Invalid URL/Access denied"
              + "/Integration not found/The API key lacks/Rate limit exceeded/Bad gateway"
              + "/Internal server error/Service unavailable/Gateway timeout/invalid-cursor"
              + "/'cursor' is not valid")
          .split("/");

  private static final String NUMBERS = "(?i)x-ratelimit-\\w+|retry-after|age|content-length";

  private KnownWords() {}

  static boolean isKnown(String word) {
    return ALL.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Returns the documented fields of an item, from the generated model. */
  static List<Field> fields(boolean ofSyncs) {
    return Stream.of((ofSyncs ? JobSyncStatus.class : Integration.class).getRecordComponents())
        .map(
            it ->
                new Field(
                    it.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
                    it.getType()))
        .filter(field -> field.type() != Map.class) // additional properties
        .toList();
  }

  /** Returns the value of a field: documented words as they are, anything else as a shape. */
  static String value(String field, @Nullable Object value) {
    if (value instanceof String text && field.matches(".+_(status|type)") && isKnown(text)) {
      String lower = text.toLowerCase(Locale.ROOT);
      return text.equals(lower) ? text : lower + " in another case";
    }
    if (value instanceof String text && field.matches("message|errors|id")) {
      for (String known : MESSAGES) {
        if (text.regionMatches(true, 0, known, 0, known.length())) {
          int more = text.length() - known.length();
          return known + (more == 0 ? "" : " and " + Text.plural(more, "more character"));
        }
      }
    }
    return ValueShape.of(value);
  }

  /** Returns the value of a header: words of HTTP and small numbers, anything else as a shape. */
  static String header(String name, String value) {
    if (name.equalsIgnoreCase("Link")) {
      return ValueShape.outline(value);
    }
    boolean words = Stream.of(value.split("[,;] ?", -1)).allMatch(KnownWords::isKnown);
    boolean small = name.matches(NUMBERS) && value.matches("[0-9]{1,5}");
    return words || small
        ? value
        : RetryAfter.httpDate(value) == null ? ValueShape.of(value) : "HTTP date";
  }

  /** A documented field of an item. */
  record Field(String name, Class<?> type) {
    boolean isRequired() {
      return Set.of("integration_id", "job_status").contains(name);
    }

    /** Returns whether a value is present where required, and has the documented type. */
    boolean accepts(@Nullable Object value) {
      if (value == null) {
        return !isRequired();
      }
      return type == Long.class
          ? ValueShape.kind(value).equals("integer")
          : value instanceof String && (type != Instant.class || ValueShape.time(value) != null);
    }
  }
}

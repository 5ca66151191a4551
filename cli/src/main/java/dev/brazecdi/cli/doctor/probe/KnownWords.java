package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.cli.terminal.Text;
import dev.brazecdi.core.retry.RetryAfter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
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

  private static final String WORDS =
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
      attributes purchases catalogs active snowflake bigquery
      """;

  /** All words in lower case: names, values and parts of paths. */
  static final Set<String> ALL =
      Stream.of(
              List.of(WORDS.split("\\s+")), STATUSES, fields(true).keySet(), fields(false).keySet())
          .flatMap(Collection::stream)
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

  /** Returns the documented fields of an item with their types, from the generated model. */
  static Map<String, Class<?>> fields(boolean ofSyncs) {
    Map<String, Class<?>> fields = new LinkedHashMap<>();
    Class<?> model = ofSyncs ? JobSyncStatus.class : Integration.class;
    for (RecordComponent it : model.getRecordComponents()) {
      fields.put(it.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), it.getType());
    }
    fields.remove("additional_properties");
    return fields;
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
}

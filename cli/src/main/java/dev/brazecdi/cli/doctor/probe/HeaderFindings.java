package dev.brazecdi.cli.doctor.probe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings about headers, statuses and bodies of all responses. */
final class HeaderFindings {
  private static final Set<Integer> STATUSES =
      Set.of(200, 400, 401, 403, 404, 429, 500, 502, 503, 504);

  private HeaderFindings() {}

  static void add(Findings findings, Transcript transcript) {
    List<RecordedResponse> answered = transcript.answered();
    findings.each("protocol", "", answered, RecordedResponse::protocol);
    findings.each(
        "Content-Type of pages", "application/json", answered, it -> it.isPage() ? type(it) : null);
    findings.each(
        "Content-Type of errors",
        "application/json",
        answered,
        it -> it.status() >= 400 ? type(it) : null);
    findings.each("X-Request-Id", "UUID", answered, it -> kind(it.headers().get("X-Request-Id")));
    List<String> headers =
        answered.stream()
            .flatMap(response -> response.headers().names().stream())
            .map(name -> transcript.name(name.toLowerCase(Locale.ROOT)))
            .distinct()
            .toList();
    findings.compare("header names", "", Findings.join(headers.stream().sorted()), true);
    findings.none(
        "undocumented headers",
        !answered.isEmpty(),
        headers.stream().filter(name -> !KnownWords.isKnown(name)));
    findings.none(
        "undocumented statuses",
        !answered.isEmpty(),
        where(answered.stream().filter(it -> !STATUSES.contains(it.status()))));
    findings.none(
        "bodies that are not JSON objects",
        !answered.isEmpty(),
        where(answered.stream().filter(it -> !(it.json() instanceof Map))));
  }

  private static Stream<String> where(Stream<RecordedResponse> responses) {
    return responses
        .filter(response -> response.question().operation != null)
        .map(it -> it.question().operation + " " + it.status() + " " + ValueShape.body(it));
  }

  private static String type(RecordedResponse response) {
    String type = response.headers().get("Content-Type");
    String media = type == null ? "absent" : type.split(";", 2)[0].strip();
    return type == null || KnownWords.isKnown(media) ? media : "another";
  }

  private static String kind(@Nullable String value) {
    return value == null ? "absent" : ValueShape.kind(value);
  }
}

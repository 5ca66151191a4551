package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.core.RateLimit;
import dev.brazecdi.retrofit.internal.ResponseHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings about rate limits, errors, and the headers, statuses and bodies of all responses. */
final class ResponseFindings {
  private static final Set<Integer> STATUSES =
      Set.of(200, 400, 401, 403, 404, 429, 500, 502, 503, 504);

  private ResponseFindings() {}

  static void addRateLimits(Findings findings, Transcript transcript) {
    findings.topic("rate limit");
    findings.expect("headers on 200", "present");
    findings.expect("headers on 401", "empty");
    for (String operation : List.of("listIntegrations", "listJobSyncStatuses")) {
      int documented = RecordingClient.documentedLimit(operation);
      findings.expect("limit of " + operation, documented + "");
      findings.expect("remaining of " + operation + " falls per request by", "1");
    }
    findings.expect("reset minus Date", "at most 60 s");
    findings.expect("reset divisible by 60", "yes");
    findings.expect("Retry-After", "absent");
    Map<String, RateLimit> last = new HashMap<>();
    for (RecordedResponse response : transcript.answered()) {
      int status = response.status();
      RateLimit limit = response.rateLimit();
      String operation = response.question().operation;
      if (status == 200 || status == 401) {
        findings.see("headers on " + status, presence(response, limit));
      }
      if (limit != null) {
        findings.see(
            "reset divisible by 60", limit.resetAt().getEpochSecond() % 60 == 0 ? "yes" : "no");
        findings.see("reset minus Date", reset(response, limit));
      }
      if (limit != null && operation != null) {
        findings.see("limit of " + operation, ValueShape.number(limit.limit()));
        RateLimit before = last.put(operation, limit);
        findings.see("remaining of " + operation + " falls per request by", fall(before, limit));
      }
      findings.see("Retry-After", retryAfter(response));
    }
  }

  private static String presence(RecordedResponse response, @Nullable RateLimit limit) {
    List<String> values =
        Stream.of("Limit", "Remaining", "Reset")
            .flatMap(name -> response.headers().values("X-RateLimit-" + name).stream())
            .toList();
    boolean empty = values.stream().allMatch(String::isBlank);
    String present = limit == null ? "in part" : "present";
    return values.isEmpty() ? "absent" : empty ? "empty" : present;
  }

  private static @Nullable String reset(RecordedResponse response, RateLimit limit) {
    Instant date = ResponseHeaders.date(response.headers());
    if (date == null) {
      return null;
    }
    long seconds = Duration.between(date, limit.resetAt()).toSeconds();
    return seconds >= 0 && seconds <= 60 ? "at most 60 s" : ValueShape.number(seconds) + " s";
  }

  private static @Nullable String fall(@Nullable RateLimit before, RateLimit now) {
    return before != null && before.resetAt().equals(now.resetAt())
        ? ValueShape.number((long) before.remaining() - now.remaining())
        : null;
  }

  private static @Nullable String retryAfter(RecordedResponse response) {
    boolean present =
        Stream.of("Retry-After", "X-RateLimit-Retry-After")
            .anyMatch(name -> response.headers().get(name) != null);
    boolean due = response.status() == 429 || response.status() == 503;
    return present ? "on " + response.status() : due ? "absent" : null;
  }

  static void addErrors(Findings findings, Transcript transcript) {
    findings.topic("errors");
    for (Question question : Question.values()) {
      if (question.error != null) {
        findings.expect(question.words, question.error);
      }
    }
    findings.expect("elements of errors", "text or object");
    findings.expect("members of errors besides message and errors", "none");
    findings.expect("a 401 repeats the key", "yes, in the body");
    for (RecordedResponse response : transcript.answered()) {
      Question question = response.question();
      if (question.error != null) {
        String seen = error(response);
        boolean unknownId = question == Question.UNKNOWN_ID && seen.matches("40[04] .*");
        findings.see(question.words, seen, unknownId || seen.startsWith(question.error));
      }
      if (response.status() >= 400) {
        addMembers(findings, transcript, response.members());
      }
      if (question == Question.WRONG_KEY && response.status() == 401) {
        findings.see("a 401 repeats the key", echo(response, transcript.wrongKey));
      }
    }
  }

  private static String error(RecordedResponse response) {
    Object message = response.members().get("message");
    boolean json = response.json() instanceof Map;
    String shown = json ? KnownWords.value("message", message) : ValueShape.body(response);
    return response.status() + " " + shown;
  }

  private static void addMembers(Findings findings, Transcript transcript, Map<?, ?> members) {
    for (Object name : members.keySet()) {
      boolean documented = Set.of("message", "errors").contains(name);
      String shown = documented ? "none" : transcript.name(name.toString());
      findings.see("members of errors besides message and errors", shown);
    }
    Object errors = members.get("errors");
    for (Object it :
        errors instanceof List<?> list ? list : errors == null ? List.of() : List.of(errors)) {
      boolean usual = it instanceof String || it instanceof Map;
      findings.see("elements of errors", usual ? "text or object" : ValueShape.kind(it));
    }
  }

  private static String echo(RecordedResponse response, String key) {
    boolean inHeader = response.headers().toString().contains(key);
    String header = inHeader ? "yes, in a header" : "no";
    return response.body().contains(key) ? "yes, in the body" : header;
  }

  static void add(Findings findings, Transcript transcript) {
    findings.topic("responses");
    findings.expect(
        """
        protocol                         |
        Content-Type of pages            | application/json
        Content-Type of errors           | application/json
        X-Request-Id                     | UUID
        header names                     |
        undocumented headers             | none
        undocumented statuses            | none
        bodies that are not JSON objects | none
        """);
    for (RecordedResponse response : transcript.answered()) {
      int status = response.status();
      findings.see("protocol", response.http().protocol().toString());
      findings.see("Content-Type of pages", response.isPage() ? type(response) : null);
      findings.see("Content-Type of errors", status >= 400 ? type(response) : null);
      String id = ResponseHeaders.requestId(response.headers());
      findings.see("X-Request-Id", id == null ? "absent" : ValueShape.kind(id));
      for (String header : response.headers().names()) {
        String name = transcript.name(header.toLowerCase(Locale.ROOT));
        findings.see("header names", name);
        findings.see("undocumented headers", KnownWords.isKnown(name) ? "none" : name);
      }
      String operation = response.question().operation;
      String described = operation + " " + status + " " + ValueShape.body(response);
      boolean usual = operation == null || STATUSES.contains(status);
      boolean object = operation == null || response.json() instanceof Map;
      findings.see("undocumented statuses", usual ? "none" : described);
      findings.see("bodies that are not JSON objects", object ? "none" : described);
    }
  }

  private static String type(RecordedResponse response) {
    String type = response.headers().get("Content-Type");
    String media = type == null ? "absent" : type.split(";", 2)[0].strip();
    return type == null || KnownWords.isKnown(media) ? media : "another";
  }
}

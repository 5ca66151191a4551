package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.retry.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings about the rate limit headers. */
final class RateLimitFindings {
  private RateLimitFindings() {}

  static void add(Findings findings, List<RecordedResponse> answered) {
    findings.each("headers on 200", "present", answered, it -> presence(it, 200));
    findings.each("headers on 401", "empty", answered, it -> presence(it, 401));
    limits(findings, answered, "listIntegrations");
    limits(findings, answered, "listJobSyncStatuses");
    findings.each("reset minus Date", "at most 60 s", answered, RateLimitFindings::reset);
    findings.each(
        "reset divisible by 60",
        "yes",
        answered.stream().map(RecordedResponse::rateLimit).filter(Objects::nonNull).toList(),
        limit -> limit.resetAt().getEpochSecond() % 60 == 0 ? "yes" : "no");
    findings.each("Retry-After", "absent", answered, RateLimitFindings::retryAfter);
  }

  private static @Nullable String presence(RecordedResponse response, int status) {
    if (response.status() != status) {
      return null;
    }
    List<String> values =
        Stream.of("Limit", "Remaining", "Reset")
            .flatMap(name -> response.headers().values("X-RateLimit-" + name).stream())
            .toList();
    boolean empty = values.stream().allMatch(String::isBlank);
    String present = response.rateLimit() == null ? "in part" : "present";
    return values.isEmpty() ? "absent" : empty ? "empty" : present;
  }

  private static void limits(Findings findings, List<RecordedResponse> answered, String operation) {
    List<RateLimit> limits =
        answered.stream()
            .filter(response -> operation.equals(response.question().operation))
            .map(RecordedResponse::rateLimit)
            .filter(Objects::nonNull)
            .toList();
    String documented = RecordingClient.documentedLimit(operation) + "";
    findings.each("limit of " + operation, documented, limits, it -> ValueShape.number(it.limit()));
    findings.each(
        "remaining of " + operation + " falls per request by",
        "1",
        IntStream.range(1, limits.size()).boxed().toList(),
        i -> fall(limits.get(i - 1), limits.get(i)));
  }

  private static @Nullable String fall(RateLimit before, RateLimit now) {
    return now.resetAt().equals(before.resetAt())
        ? ValueShape.number((long) before.remaining() - now.remaining())
        : null;
  }

  private static @Nullable String reset(RecordedResponse response) {
    RateLimit limit = response.rateLimit();
    Instant date = RetryAfter.httpDate(response.headers().get("Date"));
    if (limit == null || date == null) {
      return null;
    }
    long seconds = Duration.between(date, limit.resetAt()).toSeconds();
    return seconds >= 0 && seconds <= 60 ? "at most 60 s" : ValueShape.number(seconds) + " s";
  }

  private static @Nullable String retryAfter(RecordedResponse response) {
    boolean present =
        response.headers().get("Retry-After") != null
            || response.headers().get("X-RateLimit-Retry-After") != null;
    boolean due = response.status() == 429 || response.status() == 503;
    return present ? "on " + response.status() : due ? "absent" : null;
  }
}

package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.retry.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the headers tell of the rate limit. */
public final class RateFindings {
  private static final List<String> HEADERS =
      List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");

  private final ProbeLog log;
  private final ApiDocument document;
  private final Findings findings = new Findings("rate limit");

  private RateFindings(ProbeLog log, ApiDocument document) {
    this.log = log;
    this.document = document;
  }

  static List<ProbeFinding> of(ProbeLog log, ApiDocument document) {
    RateFindings all = new RateFindings(log, document);
    all.presence();
    all.limits("listIntegrations");
    all.limits("listJobSyncStatuses");
    all.remaining("listIntegrations");
    all.remaining("listJobSyncStatuses");
    all.resets();
    all.retryAfter();
    return all.findings.list();
  }

  private void presence() {
    findings.exact("headers on answers of 200", "present", presence(true));
    String unauthorized = presence(false);
    findings.exact("headers on answers of 401", "empty", unauthorized);
  }

  private String presence(boolean success) {
    return log.answers().stream()
        .filter(answer -> success ? answer.isSuccess() : answer.status() == 401)
        .map(RateFindings::presence)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String presence(Exchange answer) {
    List<String> values = new ArrayList<>();
    HEADERS.forEach(name -> values.addAll(answer.headers().values(name)));
    if (values.isEmpty()) {
      return "absent";
    }
    boolean empty = values.stream().allMatch(String::isBlank);
    return empty ? "empty" : rateLimit(answer) != null ? "present" : "in part";
  }

  private void limits(String operation) {
    ApiDocument.Operation documented = document.operation(operation);
    String expected = documented == null ? "" : documented.limit() + "";
    String seen =
        ofOperation(operation).stream()
            .map(answer -> limitOf(answer) + "")
            .distinct()
            .collect(Collectors.joining(", "));
    findings.exact("limit of " + operation, expected, seen);
  }

  private List<Exchange> ofOperation(String operation) {
    return log.answers().stream()
        .filter(answer -> operation.equals(answer.question().operation()))
        .filter(answer -> rateLimit(answer) != null)
        .toList();
  }

  private static int limitOf(Exchange answer) {
    RateLimit limit = rateLimit(answer);
    return limit == null ? 0 : limit.limit();
  }

  public static @Nullable RateLimit rateLimit(Exchange answer) {
    return RateLimit.parse(
        answer.headers().get(HEADERS.get(0)),
        answer.headers().get(HEADERS.get(1)),
        answer.headers().get(HEADERS.get(2)));
  }

  /** By how much it falls from one request to the next of the same window. */
  private void remaining(String operation) {
    TreeSet<Integer> falls = new TreeSet<>();
    RateLimit before = null;
    for (Exchange answer : ofOperation(operation)) {
      RateLimit now = rateLimit(answer);
      if (now != null && before != null && now.resetAt().equals(before.resetAt())) {
        falls.add(before.remaining() - now.remaining());
      }
      before = now;
    }
    String seen = falls.stream().map(String::valueOf).collect(Collectors.joining(", "));
    findings.exact("remaining of " + operation + " falls a request by", "1", seen);
  }

  private void resets() {
    TreeSet<Long> waits = new TreeSet<>();
    TreeSet<String> minutes = new TreeSet<>();
    for (Exchange answer : log.answers()) {
      RateLimit limit = rateLimit(answer);
      Instant date = RetryAfter.httpDate(answer.headers().get("Date"));
      if (limit != null) {
        minutes.add(limit.resetAt().getEpochSecond() % 60 == 0 ? "yes" : "no");
      }
      if (limit != null && date != null) {
        waits.add(Duration.between(date, limit.resetAt()).toSeconds());
      }
    }
    String expected = "0 to 60 s";
    if (waits.isEmpty()) {
      findings.notSeen("reset less Date", expected);
    } else {
      boolean same = waits.first() >= 0 && waits.last() <= 60;
      String seen =
          waits.size() == 1 ? waits.first() + " s" : waits.first() + " to " + waits.last() + " s";
      findings.compare("reset less Date", expected, seen, same);
    }
    findings.exact("reset divisible by 60", "yes", String.join(", ", minutes));
  }

  private void retryAfter() {
    String seen =
        log.answers().stream()
            .filter(
                answer ->
                    answer.headers().get("Retry-After") != null
                        || answer.headers().get("X-RateLimit-Retry-After") != null)
            .map(answer -> "on " + answer.status())
            .distinct()
            .collect(Collectors.joining(", "));
    boolean due = log.answers().stream().anyMatch(it -> it.status() == 429 || it.status() == 503);
    if (seen.isEmpty() && !due) {
      findings.notSeen("Retry-After", "nowhere", "no 429 or 503 came");
    } else {
      findings.exact("Retry-After", "nowhere", seen.isEmpty() ? "nowhere" : seen);
    }
  }
}

package dev.brazecdi.cli.doctor;

import dev.brazecdi.api.Instance;
import dev.brazecdi.cli.connection.Endpoint;
import dev.brazecdi.cli.connection.Integrations;
import dev.brazecdi.cli.doctor.probe.ApiDocument;
import dev.brazecdi.cli.doctor.probe.Exchange;
import dev.brazecdi.cli.doctor.probe.Probe;
import dev.brazecdi.cli.doctor.probe.Question;
import dev.brazecdi.cli.doctor.probe.RateFindings;
import dev.brazecdi.cli.doctor.probe.RawClient;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Text;
import dev.brazecdi.client.TransportException;
import dev.brazecdi.core.RateLimit;
import dev.brazecdi.core.retry.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at what a client needs: the address, the key, its permissions, the clock, the limits. */
final class Diagnostics {
  private static final String LIST = "cdi.integration_list";
  private static final String STATUS = "cdi.integration_job_status";
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private final Endpoint target;
  private final @Nullable String integration;
  private final Console console;
  private final ApiDocument document = ApiDocument.own();
  private final List<Diagnostic> checks = new ArrayList<>();

  /**
   * A checkup.
   *
   * @param integration the integration to look at; null for one of the list
   */
  Diagnostics(Endpoint target, @Nullable String integration, Console console) {
    this.target = target;
    this.integration = integration;
    this.console = console;
  }

  /** The checks in their order, after two requests. */
  List<Diagnostic> run() {
    try (RawClient client = new RawClient(target, console)) {
      address();
      Exchange list = client.ask(Question.INTEGRATIONS, Probe.integrations(), null);
      if (list.failure() != null) {
        unreachable(list.failure());
        return checks;
      }
      Exchange syncs = askForSyncs(client, list);
      checks.add(Diagnostic.ok("host", target.baseUrl().host() + " answers"));
      boolean accepted = key(list, syncs);
      answers(list, syncs);
      checks.add(permission(LIST, list, accepted, false));
      checks.add(permission(STATUS, syncs, accepted, true));
      checks.add(
          Diagnostic.notAsked("cdi.integration_sync", "cannot be asked without starting a sync"));
      integration(syncs);
      clock(list);
      rateLimit(list);
      rateLimit(syncs);
    }
    return checks;
  }

  private Exchange askForSyncs(RawClient client, Exchange list) {
    String id = integration == null ? null : Integrations.idAmong(list.items(), integration);
    for (Map<?, ?> item : list.items()) {
      if (id == null && item.get("integration_id") instanceof String some && !some.isBlank()) {
        id = some;
      }
    }
    return id == null
        ? client.ask(Question.UNKNOWN_ID, Probe.syncs(UUID.randomUUID().toString()), null)
        : client.ask(Question.SYNCS, Probe.syncs(id), null);
  }

  private void address() {
    String host = target.baseUrl().host();
    for (Instance instance : Instance.values()) {
      if (host.equals(instance.url().getHost())) {
        checks.add(Diagnostic.ok("address", instance.name() + ", " + target.baseUrl()));
        return;
      }
    }
    if (target.baseUrl().isHttps()) {
      checks.add(
          Diagnostic.warning(
              "address",
              host + " is not among the instances that are documented",
              "compare it with the REST endpoint that your dashboard shows"));
    } else {
      checks.add(Diagnostic.ok("address", target.baseUrl() + ", this machine"));
    }
  }

  private void unreachable(IOException failure) {
    ExitCode code = ExitCode.of(new TransportException("no answer", failure));
    checks.add(
        Diagnostic.failed(
            "host",
            code,
            target.baseUrl().host() + ": " + code.meaning(),
            "check the instance or the address, the network and the proxy"));
    for (String name :
        List.of("key", LIST, STATUS, "cdi.integration_sync", "clock", "rate limits")) {
      checks.add(Diagnostic.notAsked(name, "there is no answer"));
    }
  }

  /**
   * Whether an answer shows that the key is known: one of the API, and not of a proxy, a login page
   * or a limiter before it.
   */
  private static boolean accepts(Exchange answer) {
    return switch (answer.status()) {
      case 200 -> answer.isPage();
      case 400, 403 -> answer.json() instanceof Map<?, ?>;
      default -> false;
    };
  }

  private boolean key(Exchange list, Exchange syncs) {
    boolean accepted = accepts(list) || accepts(syncs);
    if (accepted) {
      checks.add(Diagnostic.ok("key", "accepted"));
    } else if (list.status() == 401 || syncs.status() == 401) {
      checks.add(
          Diagnostic.failed(
              "key",
              ExitCode.KEY_REFUSED,
              "refused with 401",
              "check the key, its permissions, and that "
                  + target.baseUrl().host()
                  + " is the instance it belongs to"));
    } else {
      checks.add(
          Diagnostic.notAsked(
              "key", "answers of " + list.status() + " and " + syncs.status() + " do not tell"));
    }
    return accepted;
  }

  /** Whether the answers are what an API answers at all. */
  private void answers(Exchange list, Exchange syncs) {
    for (Exchange answer : List.of(list, syncs)) {
      String what = answer.question().operation() + " was answered " + answer.status();
      if (answer.failure() != null) {
        fail(ExitCode.NO_ANSWER, what + ", or not at all", "try again");
      } else if (answer.status() >= 500) {
        fail(ExitCode.SERVER_FAILED, what, "try again later");
      } else if (answer.status() == 429) {
        fail(ExitCode.RATE_LIMITED, what, "wait a minute; others may draw on the same limit");
      } else if (answer.isSuccess() && !(answer.members().get("results") instanceof List<?>)) {
        fail(ExitCode.UNREADABLE_ANSWER, what + " without results", "check the address");
      } else if (answer.status() / 100 == 3
          || (answer.question() == Question.INTEGRATIONS && answer.status() == 404)) {
        fail(ExitCode.UNREADABLE_ANSWER, what, "check the address");
      }
    }
  }

  private void fail(ExitCode code, String found, String remedy) {
    checks.add(Diagnostic.failed("answers", code, found, remedy));
  }

  private static Diagnostic permission(
      String permission, Exchange answer, boolean accepted, boolean needed) {
    String remedy = "give the key this permission in Braze's dashboard";
    boolean unknownId = answer.question() == Question.UNKNOWN_ID;
    int status = answer.status();
    if (answer.isPage() || (needed && (status == 400 || status == 404) && accepted)) {
      return Diagnostic.ok(
          permission, unknownId ? "granted, it seems: an unknown id was looked up" : "granted");
    }
    if ((status == 403 && accepts(answer)) || (status == 401 && accepted)) {
      return needed
          ? Diagnostic.failed(permission, ExitCode.PERMISSION_MISSING, "missing", remedy)
          : Diagnostic.warning(permission, "missing", remedy + ", to list integrations");
    }
    return Diagnostic.notAsked(permission, "an answer of " + status + " does not tell");
  }

  private void integration(Exchange syncs) {
    if (integration == null) {
      checks.add(Diagnostic.notAsked("integration", "no INTEGRATION was given"));
    } else if (syncs.isSuccess()) {
      checks.add(Diagnostic.ok("integration", "has " + has(syncs)));
    } else if (syncs.status() == 400 || syncs.status() == 404) {
      boolean invalid = syncs.status() == 400;
      checks.add(
          Diagnostic.failed(
              "integration",
              invalid ? ExitCode.INVALID_INTEGRATION_ID : ExitCode.NOT_FOUND,
              invalid ? ExitCode.INVALID_INTEGRATION_ID.meaning() : ExitCode.NOT_FOUND.meaning(),
              "the list of integrations shows the ids there are"));
    } else {
      checks.add(
          Diagnostic.notAsked("integration", "an answer of " + syncs.status() + " does not tell"));
    }
  }

  private static String has(Exchange syncs) {
    boolean more = !syncs.headers().values("Link").isEmpty();
    return Text.plural(syncs.items().size(), "sync") + (more ? " and more" : "");
  }

  /** Compares this machine's clock with the server's Date, which has whole seconds. */
  private void clock(Exchange answer) {
    Instant date = RetryAfter.httpDate(answer.headers().get("Date"));
    if (date == null) {
      checks.add(Diagnostic.notAsked("clock", "the answer has no Date"));
      return;
    }
    Duration took = Duration.between(answer.sentAt(), answer.answeredAt());
    Instant middle = answer.sentAt().plus(took.dividedBy(2));
    Duration ahead = Duration.between(date.plusMillis(500), middle);
    boolean off = ahead.abs().compareTo(TOLERANCE.plus(took.dividedBy(2))) > 0;
    String words =
        "this machine's is "
            + Text.duration(ahead.abs())
            + (ahead.isNegative() ? " behind" : " ahead of")
            + " the server's";
    checks.add(
        off
            ? Diagnostic.warning("clock", words, "set this machine's clock, by NTP for example")
            : Diagnostic.ok("clock", "within " + TOLERANCE.toSeconds() + " s of the server's"));
  }

  private void rateLimit(Exchange answer) {
    ApiDocument.Operation operation = document.operation(answer.question().operation());
    if (operation == null) {
      return;
    }
    String name = "rate of " + operation.id();
    RateLimit limit = RateFindings.rateLimit(answer);
    if (limit == null) {
      checks.add(
          answer.status() == 401
              ? Diagnostic.notAsked(name, "answers of 401 do not tell")
              : Diagnostic.warning(
                  name,
                  "the headers do not tell it; the documented " + operation.limit() + " holds",
                  "nothing, if a proxy or an error answered"));
      return;
    }
    String words = limit.limit() + " a minute, " + limit.remaining() + " left";
    checks.add(
        limit.limit() < operation.limit()
            ? Diagnostic.warning(
                name,
                words + "; documented: " + operation.limit(),
                "ask Braze, if your contract says otherwise")
            : Diagnostic.ok(name, words + "; documented: " + operation.limit()));
  }
}

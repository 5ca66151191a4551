package dev.brazecdi.cli.doctor;

import dev.brazecdi.cli.connection.Endpoint;
import dev.brazecdi.cli.doctor.Diagnostic.Result;
import dev.brazecdi.cli.doctor.probe.Probe;
import dev.brazecdi.cli.doctor.probe.Question;
import dev.brazecdi.cli.doctor.probe.RecordedResponse;
import dev.brazecdi.cli.doctor.probe.RecordingClient;
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

/** Checks the address, the key, its permissions, the clock and the rate limits. */
final class Diagnostics {
  private static final String LIST = "cdi.integration_list";
  private static final String SYNC = "cdi.integration_sync";
  private static final String STATUS = "cdi.integration_job_status";
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private final Endpoint target;
  private final @Nullable String integration;
  private final Console console;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Creates diagnostics of an integration, or, if null, of one in the list. */
  Diagnostics(Endpoint target, @Nullable String integration, Console console) {
    this.target = target;
    this.integration = integration;
    this.console = console;
  }

  /** Makes two requests and returns the diagnostics in order. */
  List<Diagnostic> run() {
    try (RecordingClient client = new RecordingClient(target, console.interruption())) {
      address();
      RecordedResponse list = client.ask(Question.INTEGRATIONS, target.key(), "", null);
      if (list.failure() != null) {
        unreachable(list.failure());
        return diagnostics;
      }
      RecordedResponse syncs = askForSyncs(client, list);
      ok("host", target.baseUrl().host() + " answers");
      boolean accepted = key(list, syncs);
      answers(list, syncs);
      permission(LIST, list, accepted, false);
      permission(STATUS, syncs, accepted, true);
      notAsked(SYNC, "cannot be asked without starting a sync");
      integration(syncs);
      clock(list);
      rateLimit(list);
      rateLimit(syncs);
    }
    return diagnostics;
  }

  private RecordedResponse askForSyncs(RecordingClient client, RecordedResponse list) {
    String id = Probe.integrationId(List.of(list), integration);
    return id == null
        ? client.ask(Question.UNKNOWN_ID, target.key(), UUID.randomUUID().toString(), null)
        : client.ask(Question.SYNCS, target.key(), id, null);
  }

  private void ok(String name, String found) {
    diagnostics.add(new Diagnostic(name, Result.OK, found, "", null));
  }

  private void warning(String name, String found, String remedy) {
    diagnostics.add(new Diagnostic(name, Result.WARNING, found, remedy, null));
  }

  private void failed(String name, ExitCode code, String found, String remedy) {
    diagnostics.add(new Diagnostic(name, Result.FAILED, found, remedy, code));
  }

  private void notAsked(String name, String found) {
    diagnostics.add(new Diagnostic(name, Result.NOT_ASKED, found, "", null));
  }

  private void address() {
    String host = target.baseUrl().host();
    String instance = target.instance();
    if (instance != null) {
      ok("address", instance + ", " + target.baseUrl());
    } else if (target.baseUrl().isHttps()) {
      String remedy = "compare it with the REST endpoint that your dashboard shows";
      warning("address", host + " is not among the instances that are documented", remedy);
    } else {
      ok("address", target.baseUrl() + ", this machine");
    }
  }

  private void unreachable(IOException failure) {
    ExitCode code = ExitCode.of(new TransportException("no answer", failure));
    String found = target.baseUrl().host() + ": " + code.meaning();
    failed("host", code, found, "check the instance or the address, the network and the proxy");
    for (String name : List.of("key", LIST, STATUS, SYNC, "clock", "rate limits")) {
      notAsked(name, "there is no answer");
    }
  }

  /** Returns whether the API itself accepted the key, not a proxy, login page or rate limiter. */
  private static boolean accepts(RecordedResponse answer) {
    return switch (answer.status()) {
      case 200 -> answer.isPage();
      case 400, 403 -> answer.json() instanceof Map<?, ?>;
      default -> false;
    };
  }

  private boolean key(RecordedResponse list, RecordedResponse syncs) {
    boolean accepted = accepts(list) || accepts(syncs);
    if (accepted) {
      ok("key", "accepted");
    } else if (list.status() == 401 || syncs.status() == 401) {
      String remedy =
          "check the key, its permissions, and that "
              + target.baseUrl().host()
              + " is the instance it belongs to";
      failed("key", ExitCode.KEY_REFUSED, "refused with 401", remedy);
    } else {
      notAsked("key", "answers of " + list.status() + " and " + syncs.status() + " do not tell");
    }
    return accepted;
  }

  /** Checks that the responses are those of an API at all. */
  private void answers(RecordedResponse list, RecordedResponse syncs) {
    for (RecordedResponse answer : List.of(list, syncs)) {
      String what = answer.question().operation + " was answered " + answer.status();
      if (answer.failure() != null) {
        failed("answers", ExitCode.NO_ANSWER, what + ", or not at all", "try again");
      } else if (answer.status() >= 500) {
        failed("answers", ExitCode.SERVER_FAILED, what, "try again later");
      } else if (answer.status() == 429) {
        String remedy = "wait a minute; others may draw on the same limit";
        failed("answers", ExitCode.RATE_LIMITED, what, remedy);
      } else if (answer.status() == 200 && !answer.isPage()) {
        String found = what + " without results";
        failed("answers", ExitCode.UNREADABLE_ANSWER, found, "check the address");
      } else if (answer.status() / 100 == 3
          || (answer.question() == Question.INTEGRATIONS && answer.status() == 404)) {
        failed("answers", ExitCode.UNREADABLE_ANSWER, what, "check the address");
      }
    }
  }

  private void permission(
      String permission, RecordedResponse answer, boolean accepted, boolean needed) {
    String remedy = "give the key this permission in Braze's dashboard";
    boolean unknownId = answer.question() == Question.UNKNOWN_ID;
    int status = answer.status();
    if (answer.isPage() || (needed && (status == 400 || status == 404) && accepted)) {
      ok(permission, unknownId ? "granted, it seems: an unknown id was looked up" : "granted");
    } else if ((status != 403 || !accepts(answer)) && (status != 401 || !accepted)) {
      notAsked(permission, "an answer of " + status + " does not tell");
    } else if (needed) {
      failed(permission, ExitCode.PERMISSION_MISSING, "missing", remedy);
    } else {
      warning(permission, "missing", remedy + ", to list integrations");
    }
  }

  private void integration(RecordedResponse syncs) {
    int status = syncs.status();
    if (integration == null) {
      notAsked("integration", "no INTEGRATION was given");
    } else if (status == 200) {
      boolean more = !syncs.headers().values("Link").isEmpty();
      String count = Text.plural(syncs.items().size(), "sync");
      ok("integration", "has " + count + (more ? " and more" : ""));
    } else if (status == 400 || status == 404) {
      ExitCode code = status == 400 ? ExitCode.INVALID_INTEGRATION_ID : ExitCode.NOT_FOUND;
      String remedy = "the list of integrations shows the ids there are";
      failed("integration", code, code.meaning(), remedy);
    } else {
      notAsked("integration", "an answer of " + status + " does not tell");
    }
  }

  /** Compares the local clock with the server's Date, which has whole seconds. */
  private void clock(RecordedResponse answer) {
    Instant date = RetryAfter.httpDate(answer.headers().get("Date"));
    if (date == null) {
      notAsked("clock", "the answer has no Date");
      return;
    }
    Instant sent = Instant.ofEpochMilli(answer.http().sentRequestAtMillis());
    Instant received = Instant.ofEpochMilli(answer.http().receivedResponseAtMillis());
    Duration took = Duration.between(sent, received);
    Instant middle = sent.plus(took.dividedBy(2));
    Duration ahead = Duration.between(date.plusMillis(500), middle);
    if (ahead.abs().compareTo(TOLERANCE.plus(took.dividedBy(2))) <= 0) {
      ok("clock", "within " + TOLERANCE.toSeconds() + " s of the server's");
    } else {
      String direction = ahead.isNegative() ? " behind" : " ahead of";
      String found =
          "this machine's is " + Text.duration(ahead.abs()) + direction + " the server's";
      warning("clock", found, "set this machine's clock, by NTP for example");
    }
  }

  private void rateLimit(RecordedResponse answer) {
    String name = "rate of " + answer.question().operation;
    int documented = RecordingClient.documentedLimit(answer.question().operation);
    RateLimit limit = answer.rateLimit();
    if (limit == null && answer.status() == 401) {
      notAsked(name, "answers of 401 do not tell");
    } else if (limit == null) {
      String found = "the headers do not tell it; the documented " + documented + " holds";
      warning(name, found, "nothing, if a proxy or an error answered");
    } else {
      String found = limit.limit() + " a minute, " + limit.remaining() + " left";
      found += "; documented: " + documented;
      if (limit.limit() < documented) {
        warning(name, found, "ask Braze, if your contract says otherwise");
      } else {
        ok(name, found);
      }
    }
  }
}

package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.connection.Endpoint;
import dev.brazecdi.cli.connection.Integrations;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.PageLink;
import dev.brazecdi.core.link.LinkHeader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks a service a dozen questions with GET and keeps the answers. It starts no sync and follows no
 * address that a server sent.
 */
public final class Probe {
  private static final String INVALID_CURSOR = "bad-cursor";
  private static final String INVALID_ID = "not-an-integration-id";
  private static final Set<String> OWN = Set.of(INVALID_CURSOR, INVALID_ID);

  private final Endpoint target;
  private final Console console;
  private final @Nullable String integration;
  private final Consumer<Question> asking;
  private final List<Exchange> exchanges = new ArrayList<>();

  /** Operations that are asked no more: their limit is reached, or their answers take too long. */
  private final Set<String> spent = new HashSet<>();

  /**
   * A probe.
   *
   * @param integration whose sync statuses to ask for; null for an integration of the list
   * @param asking is told of each question before it is asked
   */
  public Probe(
      Endpoint target, @Nullable String integration, Console console, Consumer<Question> asking) {
    this.target = target;
    this.integration = integration;
    this.console = console;
    this.asking = asking;
  }

  /** Whether a value is one that probes make up and send, so that it says nothing of anybody. */
  static boolean isOwn(String value) {
    return OWN.contains(value);
  }

  /** Asks everything that can be asked; only the first question if the service is not reached. */
  public ProbeLog run() {
    String wrongKey = UUID.randomUUID().toString();
    String unknownId = UUID.randomUUID().toString();
    try (RawClient client = new RawClient(target, console)) {
      Exchange first = ask(client, Question.INTEGRATIONS, integrations(), null);
      if (first.isAnswered()) {
        follow(client, Question.INTEGRATIONS_NEXT, integrations(), first, "next");
        String id =
            integration == null
                ? someIntegration()
                : Integrations.idAmong(first.items(), integration);
        if (id != null) {
          askForSyncs(client, id);
        }
        ask(client, Question.INTEGRATIONS_INVALID_CURSOR, integrations(), INVALID_CURSOR);
        ask(client, Question.INVALID_ID, syncs(INVALID_ID), null);
        ask(client, Question.UNKNOWN_ID, syncs(unknownId), null);
        ask(client, Question.MISSPELT_PATH, List.of("cdi", "integrationz"), null);
      }
    }
    if (exchanges.get(0).isAnswered()) {
      try (RawClient stranger = new RawClient(target.withKey(wrongKey), console)) {
        ask(stranger, Question.WRONG_KEY, integrations(), null);
      }
    }
    return new ProbeLog(target, wrongKey, exchanges);
  }

  private void askForSyncs(RawClient client, String id) {
    Exchange first = ask(client, Question.SYNCS, syncs(id), null);
    Exchange second = follow(client, Question.SYNCS_SECOND, syncs(id), first, "next");
    if (second != null) {
      follow(client, Question.SYNCS_THIRD, syncs(id), second, "next");
      follow(client, Question.SYNCS_BACK, syncs(id), second, "prev");
    }
    ask(client, Question.INVALID_CURSOR, syncs(id), INVALID_CURSOR);
  }

  /** Asks for the page that a link leads to; null if there is no such link. */
  private @Nullable Exchange follow(
      RawClient client, Question question, List<String> segments, Exchange page, String relation) {
    PageLink link = LinkHeader.pageLink(page.headers().values("Link"), relation, "cursor");
    return link instanceof Cursor cursor ? ask(client, question, segments, cursor.value()) : null;
  }

  private Exchange ask(
      RawClient client, Question question, List<String> segments, @Nullable String cursor) {
    String operation = question.operation();
    if (operation != null && spent.contains(operation)) {
      return Exchange.unanswered(
          question, client.url(segments, cursor), new IOException("not asked"), console);
    }
    asking.accept(question);
    Exchange exchange = client.ask(question, segments, cursor);
    exchanges.add(exchange);
    if (operation != null
        && (exchange.status() == 429 || exchange.failure() instanceof InterruptedIOException)) {
      spent.add(operation);
    }
    return exchange;
  }

  /** An integration that has run, if the list shows one. */
  private @Nullable String someIntegration() {
    String some = null;
    for (Exchange page : exchanges) {
      for (Map<?, ?> item : page.items()) {
        if (item.get("integration_id") instanceof String id && !id.isBlank()) {
          if (item.get("last_job_status") != null) {
            return id;
          }
          some = some == null ? id : some;
        }
      }
    }
    return some;
  }

  public static List<String> integrations() {
    return List.of("cdi", "integrations");
  }

  public static List<String> syncs(String id) {
    return List.of("cdi", "integrations", id, "job_sync_status");
  }
}

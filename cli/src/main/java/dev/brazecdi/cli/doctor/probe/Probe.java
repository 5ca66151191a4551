package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.connection.Integrations;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks a dozen questions with GET. Starts no sync and follows no address a server sent. */
public final class Probe {
  private final RecordingClient client;
  private final @Nullable String integration;
  private final Consumer<Question> listener;
  private final String wrongKey = UUID.randomUUID().toString();
  private final List<RecordedResponse> responses = new ArrayList<>();

  /** Operations without further questions: rate limited, or too slow. */
  private final Set<@Nullable String> skipped = new HashSet<>();

  /** Creates a probe of an integration, or, if null, of one in the list. */
  public Probe(RecordingClient client, @Nullable String integration, Consumer<Question> listener) {
    this.client = client;
    this.integration = integration;
    this.listener = listener;
  }

  /** Asks all questions, or only the first one if the service cannot be reached. */
  public Transcript run() {
    RecordedResponse list = ask(Question.INTEGRATIONS, "", null);
    if (list != null && list.status() != 0) {
      follow(Question.INTEGRATIONS_NEXT, "", list, "next");
      String id = integrationId(responses, integration);
      if (id != null) {
        RecordedResponse first = ask(Question.SYNCS, id, null);
        RecordedResponse second = follow(Question.SYNCS_SECOND, id, first, "next");
        follow(Question.SYNCS_THIRD, id, second, "next");
        follow(Question.SYNCS_BACK, id, second, "prev");
        ask(Question.INVALID_CURSOR, id, "bad-cursor");
      }
      ask(Question.INTEGRATIONS_INVALID_CURSOR, "", "bad-cursor");
      ask(Question.INVALID_ID, "not-an-integration-id", null);
      ask(Question.UNKNOWN_ID, UUID.randomUUID().toString(), null);
      ask(Question.MISSPELT_PATH, "", null);
      ask(Question.WRONG_KEY, "", null);
    }
    return new Transcript(client.target, wrongKey, responses);
  }

  /** Requests a linked page by its cursor; returns null without such a link. */
  private @Nullable RecordedResponse follow(
      Question question, String id, @Nullable RecordedResponse page, String relationType) {
    String cursor = page == null ? null : page.cursor(relationType);
    return cursor == null ? null : ask(question, id, cursor);
  }

  private @Nullable RecordedResponse ask(Question question, String id, @Nullable String cursor) {
    if (skipped.contains(question.operation)) {
      return null;
    }
    listener.accept(question);
    String key = question == Question.WRONG_KEY ? wrongKey : client.target.key();
    RecordedResponse response = client.ask(question, key, id, cursor);
    responses.add(response);
    if (response.status() == 429 || response.failure() instanceof InterruptedIOException) {
      skipped.add(question.operation);
    }
    return response;
  }

  /** Returns the named integration, or, if null, one in the lists, preferably one that has run. */
  public static @Nullable String integrationId(
      List<RecordedResponse> lists, @Nullable String named) {
    List<Map<?, ?>> items = lists.stream().flatMap(page -> page.items().stream()).toList();
    if (named != null) {
      return Integrations.idAmong(items, named);
    }
    return items.stream()
        .filter(item -> item.get("integration_id") instanceof String id && !id.isBlank())
        .min(Comparator.comparing(item -> item.get("last_job_status") == null))
        .map(item -> String.valueOf(item.get("integration_id")))
        .orElse(null);
  }
}

package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.connection.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a probe asked and was answered.
 *
 * @param target the service
 * @param wrongKey the key that was made up
 * @param exchanges all of them, in their order
 */
public record ProbeLog(Endpoint target, String wrongKey, List<Exchange> exchanges) {
  public ProbeLog {
    exchanges = List.copyOf(exchanges);
  }

  /** The answer to a question; null if it was not asked or not answered. */
  @Nullable Exchange answer(Question question) {
    return exchanges.stream()
        .filter(exchange -> exchange.question() == question && exchange.isAnswered())
        .findFirst()
        .orElse(null);
  }

  List<Exchange> answers() {
    return exchanges.stream().filter(Exchange::isAnswered).toList();
  }

  /** The pages that came; of sync statuses or of integrations. */
  List<Exchange> pages(boolean ofSyncs) {
    return exchanges.stream()
        .filter(Exchange::isPage)
        .filter(exchange -> exchange.question().isPage())
        .filter(exchange -> exchange.question().isOfSyncs() == ofSyncs)
        .filter(exchange -> exchange.question() != Question.SYNCS_BACK) // read before
        .toList();
  }

  /** A redaction that has read everything before it shows anything. */
  Redaction redaction(ApiDocument document) {
    Redaction redaction = new Redaction(List.of(target.key(), wrongKey));
    Shape shape = new Shape(redaction, document);
    for (Exchange exchange : exchanges) {
      String cursor = exchange.url().encodedQuery();
      if (cursor != null && !Probe.isOwn(cursor.substring("cursor=".length()))) {
        redaction.learn(cursor.substring("cursor=".length()));
      }
      exchange.url().encodedPathSegments().forEach(segment -> learn(redaction, segment));
      exchange.url().pathSegments().forEach(segment -> learn(redaction, segment));
      shape.learn(exchange.json());
    }
    return redaction;
  }

  private static void learn(Redaction redaction, String segment) {
    boolean known =
        Probe.isOwn(segment)
            || List.of("cdi", "integrations", "integrationz", "job_sync_status").contains(segment);
    if (!known) {
      redaction.learn(segment);
    }
  }
}

package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.terminal.Text;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes findings and responses as Markdown that holds only known words and value shapes. */
public final class Evidence {
  private static final String INTRODUCTION =
      """
      # Probe of Braze Cloud Data Ingestion

      Written by `brazecdi doctor --probe` at %s with %s to %s.

      This file shows no values. It holds documented words, counts, names of fields and headers,
      and the shape of everything else: its type, its kind of characters and its length.

      ## Findings

      | topic | question | expected | seen | verdict |
      |---|---|---|---|---|
      """;

  private Evidence() {}

  /** Returns the whole document. */
  public static String of(Transcript transcript, List<Findings.Finding> findings, Instant now) {
    String instance = transcript.target.instance();
    String requests = Text.plural(transcript.responses.size(), "request");
    List<String> lines = new ArrayList<>();
    lines.add(
        INTRODUCTION
            .formatted(
                now.truncatedTo(ChronoUnit.SECONDS),
                requests,
                instance == null ? "an undocumented address" : instance)
            .strip());
    for (Findings.Finding it : findings) {
      lines.add(
          "| "
              + String.join(
                  " | ", it.topic(), it.question(), it.expected(), it.seen(), it.verdict())
              + " |");
    }
    lines.add("\n## Requests and responses");
    for (RecordedResponse response : transcript.responses) {
      lines.add("\n### " + response.question().words + "\n\n```");
      addResponse(lines, transcript, response);
      lines.add("```");
    }
    return String.join("\n", lines) + "\n";
  }

  private static void addResponse(
      List<String> lines, Transcript transcript, RecordedResponse response) {
    String query = response.url().encodedQuery();
    String path = response.url().encodedPath() + (query == null ? "" : "?" + query);
    lines.add("GET " + ValueShape.outline(path));
    if (response.failure() != null) {
      lines.add("no complete response: " + response.failure().getClass().getSimpleName());
    }
    if (response.status() == 0) {
      return;
    }
    lines.add(response.protocol() + " " + response.status());
    for (int i = 0; i < response.headers().size(); i++) {
      String name = response.headers().name(i);
      String value = KnownWords.header(name, response.headers().value(i));
      lines.add(transcript.name(name) + ": " + value);
    }
    lines.add("\n" + ValueShape.body(response));
    for (Map.Entry<?, ?> member : response.members().entrySet()) {
      String name = String.valueOf(member.getKey());
      lines.add(member(transcript, member));
      if (member.getValue() instanceof List<?> list) {
        list.stream()
            .map(
                it ->
                    it instanceof Map<?, ?> map
                        ? Findings.join(
                            map.entrySet().stream().map(each -> member(transcript, each)))
                        : KnownWords.value(name, it))
            .distinct()
            .forEach(shape -> lines.add("- " + shape));
      }
    }
  }

  private static String member(Transcript transcript, Map.Entry<?, ?> member) {
    String name = String.valueOf(member.getKey());
    return transcript.name(name) + ": " + KnownWords.value(name, member.getValue());
  }
}

package dev.brazecdi.cli.doctor.probe;

import static java.util.stream.Collectors.joining;

import dev.brazecdi.cli.terminal.Text;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Writes findings and responses as Markdown that holds only known words and value shapes. */
public final class Evidence {
  private static final String DOCUMENT =
      """
      # Probe of Braze Cloud Data Ingestion

      Written by `brazecdi doctor --probe` at %s with %s to %s.

      This file shows no values. It holds documented words, counts, names of fields and headers,
      and the shape of everything else: its type, its kind of characters and its length.

      ## Findings

      | topic | question | expected | seen | verdict |
      |---|---|---|---|---|
      %s

      ## Requests and responses
      %s
      """;

  private Evidence() {}

  /** Returns the whole document. */
  public static String of(
      Transcript transcript, List<Findings.ProbeFinding> findings, Instant now) {
    String instance = transcript.target.instance();
    return DOCUMENT.formatted(
        now.truncatedTo(ChronoUnit.SECONDS),
        Text.plural(transcript.responses.size(), "request"),
        instance == null ? "an undocumented address" : instance,
        findings.stream().map(Evidence::row).collect(joining("\n")),
        transcript.responses.stream().map(it -> response(transcript, it)).collect(joining("\n")));
  }

  private static String row(Findings.ProbeFinding it) {
    String cells =
        String.join(" | ", it.topic(), it.question(), it.expected(), it.seen(), it.verdict());
    return "| " + cells + " |";
  }

  private static String response(Transcript transcript, RecordedResponse response) {
    List<String> lines = new ArrayList<>();
    lines.add("\n### " + response.question().words + "\n\n```");
    HttpUrl url = response.url();
    String query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
    lines.add("GET " + ValueShape.outline(url.encodedPath() + query));
    if (response.failure() != null) {
      lines.add("no complete response: " + response.failure().getClass().getSimpleName());
    }
    if (response.status() != 0) {
      lines.add(response.http().protocol() + " " + response.status());
      for (var it : response.headers()) {
        String value = KnownWords.header(it.getFirst(), it.getSecond());
        lines.add(transcript.name(it.getFirst()) + ": " + value);
      }
      lines.add("\n" + ValueShape.body(response));
      for (Map.Entry<?, ?> member : response.members().entrySet()) {
        lines.add(member(transcript, member));
        List<?> elements = member.getValue() instanceof List<?> list ? list : List.of();
        elements.stream().map(it -> element(transcript, member, it)).distinct().forEach(lines::add);
      }
    }
    lines.add("```");
    return String.join("\n", lines);
  }

  private static String member(Transcript transcript, Map.Entry<?, ?> member) {
    String name = String.valueOf(member.getKey());
    return transcript.name(name) + ": " + KnownWords.value(name, member.getValue());
  }

  private static String element(
      Transcript transcript, Map.Entry<?, ?> array, @Nullable Object element) {
    return "- "
        + (element instanceof Map<?, ?> map
            ? Findings.join(map.entrySet().stream().map(it -> member(transcript, it)))
            : KnownWords.value(String.valueOf(array.getKey()), element));
  }
}

package dev.brazecdi.cli.doctor.probe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings about error responses. */
final class ErrorFindings {
  private ErrorFindings() {}

  static void add(Findings findings, Transcript transcript) {
    List<RecordedResponse> answered = transcript.answered();
    for (Question question : Question.values()) {
      if (question.error != null) {
        String seen =
            Findings.join(
                answered.stream()
                    .filter(it -> it.question() == question)
                    .map(ErrorFindings::error));
        boolean unknownId = question == Question.UNKNOWN_ID && seen.matches("40[04] .*");
        boolean same = unknownId || seen.startsWith(question.error);
        findings.compare(question.words, question.error, seen, same);
      }
    }
    List<RecordedResponse> errors =
        answered.stream().filter(response -> response.status() >= 400).toList();
    findings.each(
        "elements of errors",
        "text or object",
        errors.stream()
            .map(error -> error.members().get("errors"))
            .flatMap(all -> all instanceof List<?> list ? list.stream() : Stream.ofNullable(all))
            .toList(),
        it -> it instanceof String || it instanceof Map ? "text or object" : ValueShape.kind(it));
    findings.none(
        "members of errors besides message and errors",
        errors.stream().anyMatch(error -> !error.members().isEmpty()),
        errors.stream()
            .flatMap(error -> error.members().keySet().stream())
            .filter(name -> !Set.of("message", "errors").contains(name))
            .map(name -> transcript.name(String.valueOf(name))));
    String key = transcript.wrongKey;
    findings.each("a 401 repeats the key", "yes, in the body", errors, it -> echo(it, key));
  }

  private static String error(RecordedResponse response) {
    Object message = response.members().get("message");
    boolean json = response.json() instanceof Map;
    String shown = json ? KnownWords.value("message", message) : ValueShape.body(response);
    return response.status() + " " + shown;
  }

  private static @Nullable String echo(RecordedResponse response, String key) {
    if (response.question() != Question.WRONG_KEY || response.status() != 401) {
      return null;
    }
    boolean inHeader = response.headers().toString().contains(key);
    return response.body().contains(key)
        ? "yes, in the body"
        : inHeader ? "yes, in a header" : "no";
  }
}

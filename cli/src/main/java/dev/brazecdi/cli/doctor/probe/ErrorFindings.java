package dev.brazecdi.cli.doctor.probe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What errors look like. */
final class ErrorFindings {
  private static final Set<String> DOCUMENTED = Set.of("message", "errors");

  private final ProbeLog log;
  private final Redaction redaction;
  private final Shape shape;
  private final Findings findings = new Findings("errors");

  private ErrorFindings(ProbeLog log, Redaction redaction, Shape shape) {
    this.log = log;
    this.redaction = redaction;
    this.shape = shape;
  }

  static List<ProbeFinding> of(ProbeLog log, Redaction redaction, Shape shape) {
    ErrorFindings all = new ErrorFindings(log, redaction, shape);
    all.answer(Question.INVALID_CURSOR, "400 Invalid cursor");
    all.answer(Question.INTEGRATIONS_INVALID_CURSOR, "400 Invalid cursor");
    all.answer(Question.INVALID_ID, "400 Invalid integration ID");
    all.answer(Question.UNKNOWN_ID, "404 or 400");
    all.answer(Question.WRONG_KEY, "401 Invalid API key");
    all.answer(Question.MISSPELT_PATH, "404 Invalid URL");
    all.details();
    all.members();
    all.echo();
    return all.findings.list();
  }

  private void answer(Question question, String expected) {
    Exchange answer = log.answer(question);
    if (answer == null) {
      findings.notSeen(question.words(), expected, "not asked");
      return;
    }
    Object message = answer.members().get("message");
    String text = message instanceof String said ? " " + redaction.text(said) : "";
    String body = answer.json() == null ? " " + shape.of(answer) : text;
    String seen = answer.status() + body;
    // What came is compared; what is shown has values taken out, which may be words of it.
    String raw = answer.status() + (message instanceof String said ? " " + said : "");
    boolean same =
        expected.equals("404 or 400")
            ? answer.status() == 404 || answer.status() == 400
            : raw.toLowerCase(Locale.ROOT).startsWith(expected.toLowerCase(Locale.ROOT));
    findings.compare(question.words(), expected, seen, same);
  }

  private List<Exchange> errors() {
    return log.answers().stream().filter(answer -> answer.status() >= 400).toList();
  }

  private void details() {
    Set<String> kinds = new LinkedHashSet<>();
    for (Exchange error : errors()) {
      Object details = error.members().get("errors");
      if (details instanceof List<?> list) {
        list.forEach(detail -> kinds.add(kind(detail)));
      } else if (details != null) {
        kinds.add("no array");
      }
    }
    String seen = String.join("; ", kinds);
    String expected = "texts or objects";
    if (kinds.isEmpty()) {
      findings.notSeen("elements of errors", expected, "no errors member");
    } else {
      boolean same =
          kinds.stream().allMatch(kind -> kind.startsWith("object") || kind.equals("text"));
      findings.compare("elements of errors", expected, seen, same);
    }
  }

  private String kind(Object detail) {
    if (detail instanceof Map<?, ?> map) {
      return "object with "
          + map.keySet().stream()
              .map(name -> shape.member("$.errors[]", String.valueOf(name)))
              .collect(Collectors.joining(", "));
    }
    return detail instanceof String ? "text" : "something else";
  }

  private void members() {
    TreeSet<String> others = new TreeSet<>();
    List<String> bodies = new ArrayList<>();
    for (Exchange error : errors()) {
      for (Object name : error.members().keySet()) {
        bodies.add(String.valueOf(name));
        if (!DOCUMENTED.contains(String.valueOf(name))) {
          others.add(shape.member("$", String.valueOf(name)));
        }
      }
    }
    String question = "members of error bodies besides message and errors";
    if (bodies.isEmpty()) {
      findings.notSeen(question, "none");
    } else {
      findings.exact(question, "none", others.isEmpty() ? "none" : String.join(", ", others));
    }
  }

  /** Whether the service repeats the key that it refused. */
  private void echo() {
    Exchange answer = log.answer(Question.WRONG_KEY);
    String question = "a 401 repeats the key";
    if (answer == null || answer.status() != 401) {
      findings.notSeen(question, "yes, elsewhere at Braze");
      return;
    }
    boolean body = answer.body().contains(log.wrongKey());
    boolean headers = answer.headers().toMultimap().toString().contains(log.wrongKey());
    String seen = body ? "yes, in the body" : headers ? "yes, in a header" : "no";
    findings.compare(question, "yes, elsewhere at Braze", seen, body);
  }
}

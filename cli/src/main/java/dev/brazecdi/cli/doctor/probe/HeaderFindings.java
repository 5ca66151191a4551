package dev.brazecdi.cli.doctor.probe;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What answers carry besides: header names, types, request ids, the protocol. */
final class HeaderFindings {
  private HeaderFindings() {}

  static List<ProbeFinding> of(ProbeLog log, HeaderForm form) {
    Findings findings = new Findings("answers");
    List<Exchange> answers = log.answers();
    Set<String> names = new TreeSet<>();
    for (Exchange answer : answers) {
      answer.headers().names().forEach(name -> names.add(form.name(name.toLowerCase(Locale.ROOT))));
    }
    findings.undocumented("header names", String.join(", ", names));
    List<Exchange> pages = answers.stream().filter(Exchange::isPage).toList();
    type(findings, "Content-Type of pages", pages);
    type(
        findings,
        "Content-Type of errors",
        answers.stream().filter(answer -> answer.status() >= 400).toList());
    String ids = each(answers, answer -> idForm(answer.headers().get("X-Request-Id")));
    findings.exact("X-Request-Id", "uuid", ids);
    findings.undocumented("protocol", each(answers, Exchange::protocol));
    return findings.list();
  }

  private static void type(Findings findings, String question, List<Exchange> answers) {
    String seen =
        each(
            answers,
            answer -> {
              String type = answer.headers().get("Content-Type");
              String bare = type == null ? "" : type.split(";", 2)[0].strip();
              return type == null
                  ? "absent"
                  : Set.of("application/json", "text/html", "text/plain").contains(bare)
                      ? bare
                      : "[another]";
            });
    findings.exact(question, "application/json", seen);
  }

  private static String idForm(@Nullable String id) {
    return id == null ? "absent" : Form.of(id);
  }

  private static String each(List<Exchange> answers, Function<Exchange, String> what) {
    return answers.stream().map(what).distinct().sorted().collect(Collectors.joining(", "));
  }
}

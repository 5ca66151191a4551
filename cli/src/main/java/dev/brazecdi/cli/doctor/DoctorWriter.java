package dev.brazecdi.cli.doctor;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.brazecdi.cli.doctor.probe.Findings;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.cli.terminal.Text;
import dev.brazecdi.cli.terminal.TextTable;
import java.util.List;
import java.util.TreeMap;

/** Writes diagnostics and findings as a table or as one JSON object. */
final class DoctorWriter {
  private static final int USUAL_WIDTH = 120;
  private static final int WIDE = 100;
  private static final int NAME_WIDTH = 27;

  private final Console console;
  private final boolean json;

  DoctorWriter(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  void diagnostics(List<Diagnostic> diagnostics, ExitCode code) {
    if (json) {
      print(
          writer -> {
            writer.name("exit_code").value(code.number());
            writer.name("checks").beginArray();
            for (Diagnostic check : diagnostics) {
              writer.beginObject();
              writer.name("check").value(check.name());
              writer.name("result").value(check.result().words());
              writer.name("found").value(check.found());
              writer.name("remedy").value(check.remedy().isEmpty() ? null : check.remedy());
              writer.endObject();
            }
            writer.endArray();
          });
      return;
    }
    TextTable table = new TextTable(width(), NAME_WIDTH, 9, 0);
    print(table.row("CHECK", "RESULT", "FOUND"));
    for (Diagnostic check : diagnostics) {
      String remedy = check.remedy().isEmpty() ? "" : "; " + check.remedy();
      print(
          table.row(
              Printable.line(check.name()),
              check.result().words(),
              Printable.line(check.found() + remedy)));
    }
  }

  /** Writes the findings of a probe, and the file that holds the evidence. */
  void findings(List<Findings.ProbeFinding> findings, int requests, String evidence) {
    if (json) {
      print(
          writer -> {
            writer.name("requests").value(requests);
            writer.name("evidence").value(evidence);
            writer.name("findings").beginArray();
            for (Findings.ProbeFinding finding : findings) {
              writer.beginObject();
              writer.name("topic").value(finding.topic());
              writer.name("question").value(finding.question());
              writer.name("expected").value(finding.expected());
              writer.name("seen").value(finding.seen());
              writer.name("verdict").value(finding.verdict());
              writer.endObject();
            }
            writer.endArray();
          });
      return;
    }
    boolean narrow = width() < WIDE;
    TextTable table =
        narrow ? new TextTable(width(), 23, 16, 0, 7) : new TextTable(width(), 0, 0, 0, 7);
    print(table.row("QUESTION", "EXPECTED", "SEEN", "VERDICT"));
    String topic = "";
    for (Findings.ProbeFinding finding : findings) {
      if (!finding.topic().equals(topic)) {
        topic = finding.topic();
        print(List.of("", topic + ":"));
      }
      print(table.row(finding.question(), finding.expected(), finding.seen(), finding.verdict()));
    }
    print(List.of("", summary(findings, requests)));
    print(List.of("evidence written to " + Printable.line(evidence)));
  }

  private static String summary(List<Findings.ProbeFinding> findings, int requests) {
    String counts =
        findings.stream()
            .collect(groupingBy(Findings.ProbeFinding::verdict, TreeMap::new, counting()))
            .entrySet()
            .stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(joining(", "));
    String all = Text.plural(findings.size(), "finding");
    return all + " from " + Text.plural(requests, "request") + ": " + counts;
  }

  private int width() {
    return console.terminal().widthOr(USUAL_WIDTH);
  }

  private void print(List<String> lines) {
    lines.forEach(line -> console.out().print(line + "\n"));
  }

  private void print(JsonOutput.Members members) {
    console.out().print(JsonOutput.object(members) + "\n");
  }
}

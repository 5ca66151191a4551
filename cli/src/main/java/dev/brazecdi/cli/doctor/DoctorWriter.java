package dev.brazecdi.cli.doctor;

import com.squareup.moshi.JsonWriter;
import dev.brazecdi.cli.doctor.probe.ProbeFinding;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.JsonOutput;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.cli.terminal.Text;
import dev.brazecdi.cli.terminal.TextTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what the doctor found: a table for people, one JSON object for programs. */
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

  void checks(List<Diagnostic> checks, ExitCode code) {
    if (json) {
      print(
          writer -> {
            writer.name("exit_code").value(code.number());
            writer.name("checks").beginArray();
            for (Diagnostic check : checks) {
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
    for (Diagnostic check : checks) {
      String remedy = check.remedy().isEmpty() ? "" : "; " + check.remedy();
      print(
          table.row(
              Printable.line(check.name()),
              check.result().words(),
              Printable.line(check.found() + remedy)));
    }
  }

  /**
   * The findings of a probe.
   *
   * @param evidence where the evidence was written to
   */
  void findings(List<ProbeFinding> findings, int requests, String evidence) {
    if (json) {
      print(writer -> members(writer, findings, requests, evidence));
      return;
    }
    boolean narrow = width() < WIDE;
    TextTable table =
        narrow ? new TextTable(width(), 23, 16, 0, 7) : new TextTable(width(), 0, 0, 0, 7);
    print(table.row("QUESTION", "EXPECTED", "SEEN", "VERDICT"));
    String topic = "";
    for (ProbeFinding finding : findings) {
      if (!finding.topic().equals(topic)) {
        topic = finding.topic();
        print(List.of("", topic + ":"));
      }
      print(
          table.row(
              finding.question(), finding.expected(), finding.seen(), finding.verdict().word()));
    }
    print(List.of("", summary(findings, requests)));
    print(List.of("evidence to read and send on: " + Printable.line(evidence)));
  }

  private static void members(
      JsonWriter writer, List<ProbeFinding> findings, int requests, String evidence)
      throws IOException {
    writer.name("requests").value(requests);
    writer.name("evidence").value(evidence);
    writer.name("findings").beginArray();
    for (ProbeFinding finding : findings) {
      writer.beginObject();
      writer.name("topic").value(finding.topic());
      writer.name("question").value(finding.question());
      writer.name("expected").value(finding.expected());
      writer.name("seen").value(finding.seen());
      writer.name("verdict").value(finding.verdict().word());
      writer.endObject();
    }
    writer.endArray();
  }

  private static String summary(List<ProbeFinding> findings, int requests) {
    Map<String, Long> verdicts =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    finding -> finding.verdict().word(), TreeMap::new, Collectors.counting()));
    String counts =
        verdicts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return Text.plural(findings.size(), "finding")
        + " from "
        + Text.plural(requests, "request")
        + ": "
        + counts;
  }

  private int width() {
    return console.terminal().stdout() ? console.terminal().width() : USUAL_WIDTH;
  }

  private void print(List<String> lines) {
    lines.forEach(line -> console.out().print(line + "\n"));
  }

  private void print(JsonOutput.Members members) {
    console.out().print(JsonOutput.object(members) + "\n");
  }
}

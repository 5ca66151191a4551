package dev.brazecdi.cli.check;

import dev.brazecdi.cli.connection.ClientHandle;
import dev.brazecdi.health.Finding;
import dev.brazecdi.health.HealthReport;
import dev.brazecdi.health.Severity;
import dev.brazecdi.health.Verdict;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a JUnit report, in which CI servers show each integration as a test. Critical is a
 * failure, a warning is a skipped test, unknown is an error.
 */
final class HealthJUnit implements HealthWriter {
  private final PrintStream out;
  private final ClientHandle client;

  HealthJUnit(PrintStream out, ClientHandle client) {
    this.out = out;
    this.client = client;
  }

  @Override
  public void write(HealthReport report) {
    write(
        report.checkedAt(),
        Map.of(
            "tests", (long) report.verdicts().size(),
            "failures", HealthWriter.count(report, Severity.CRITICAL),
            "errors", HealthWriter.count(report, Severity.UNKNOWN),
            "skipped", HealthWriter.count(report, Severity.WARNING)),
        xml -> {
          for (Verdict verdict : report.verdicts()) {
            write(xml, verdict);
          }
        });
  }

  @Override
  public void writeFailure(Instant checkedAt, String message) {
    write(
        checkedAt,
        Map.of("tests", 1L, "failures", 0L, "errors", 1L, "skipped", 0L),
        xml -> {
          xml.writeCharacters("\n  ");
          xml.writeStartElement("testcase");
          xml.writeAttribute("classname", "braze.cdi");
          xml.writeAttribute("name", "check");
          xml.writeStartElement("error");
          xml.writeAttribute("type", "unknown");
          xml.writeAttribute("message", allowed(message));
          xml.writeEndElement();
          xml.writeEndElement();
        });
  }

  private void write(Instant checkedAt, Map<String, Long> counts, Cases cases) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "Braze Cloud Data Ingestion");
      xml.writeAttribute("timestamp", checkedAt.toString());
      for (String count : List.of("tests", "failures", "errors", "skipped")) {
        xml.writeAttribute(count, String.valueOf(counts.get(count)));
      }
      cases.write(xml);
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // a writer of text does not fail
    }
    out.print(text);
  }

  /** Writes the test cases of a suite. */
  private interface Cases {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private void write(XMLStreamWriter xml, Verdict verdict) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "braze.cdi");
    xml.writeAttribute("name", allowed(verdict.name()));
    if (verdict.severity() != Severity.OK) {
      xml.writeStartElement(
          switch (verdict.severity()) {
            case CRITICAL -> "failure";
            case UNKNOWN -> "error";
            default -> "skipped";
          });
      Finding worst = verdict.findings().get(0);
      xml.writeAttribute("type", worst.reason().word());
      xml.writeAttribute("message", allowed(worst.message()));
      xml.writeCharacters(allowed(String.join("\n", lines(verdict))));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private List<String> lines(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    verdict.findings().forEach(finding -> lines.add(finding.message()));
    if (verdict.rowErrorsKeptUntil() != null) {
      lines.add("Braze keeps the errors of rows until " + verdict.rowErrorsKeptUntil());
    }
    String page = client.page(verdict.integration().integrationId());
    if (page != null) {
      lines.add(page);
    }
    return lines;
  }

  /** Replaces characters that XML does not allow, even escaped, and other control characters. */
  private static String allowed(String text) {
    return text.codePoints()
        .map(
            character ->
                character == '\n'
                        || character == '\t'
                        || (character >= 0x20 && character < 0x7f)
                        || (character >= 0xa0 && character <= 0xd7ff)
                        || (character >= 0xe000 && character <= 0xfffd)
                        || character >= 0x10000
                    ? character
                    : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

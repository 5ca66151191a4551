package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.api.Instance;
import dev.brazecdi.cli.terminal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The findings of a probe and its exchanges, redacted, as a Markdown document. */
public final class Evidence {
  private final ProbeLog log;
  private final List<ProbeFinding> findings;
  private final LinkForm links;
  private final HeaderForm headers;
  private final Shape shape;

  Evidence(
      ProbeLog log, List<ProbeFinding> findings, LinkForm links, HeaderForm headers, Shape shape) {
    this.log = log;
    this.findings = List.copyOf(findings);
    this.links = links;
    this.headers = headers;
    this.shape = shape;
  }

  /** The whole document. */
  public String markdown(Instant now) {
    StringBuilder text = new StringBuilder();
    text.append("# Probe of Braze Cloud Data Ingestion\n\n");
    text.append("Made by `brazecdi doctor --probe` at ")
        .append(now.truncatedTo(ChronoUnit.SECONDS));
    text.append(" with ").append(Text.plural(log.exchanges().size(), "request"));
    text.append(" to ").append(instance()).append(".\n\n");
    text.append(
        """
        Keys, ids, names, addresses and cursors are left out. In their place stands their form in
        brackets; the same value has the same number. Messages of errors and words of statuses are
        kept as the service sent them, without such values. Please read this before you send it on.

        ## Findings

        | topic | question | expected | seen | verdict |
        |---|---|---|---|---|
        """);
    for (ProbeFinding finding : findings) {
      text.append("| ").append(cell(finding.topic()));
      text.append(" | ").append(cell(finding.question()));
      text.append(" | ").append(cell(finding.expected()));
      text.append(" | ").append(cell(finding.seen()));
      text.append(" | ").append(finding.verdict().word()).append(" |\n");
    }
    text.append("\n## Exchanges\n");
    int number = 0;
    for (Exchange exchange : log.exchanges()) {
      text.append("\n### ").append(++number).append(". ");
      text.append(exchange.question().words()).append("\n\n```\n");
      text.append(exchange(exchange)).append("```\n");
    }
    return text.toString();
  }

  private String instance() {
    String host = log.target().baseUrl().host();
    for (Instance instance : Instance.values()) {
      if (host.equals(instance.url().getHost())) {
        return instance.name();
      }
    }
    return "an address that is not documented";
  }

  private static String cell(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "'");
  }

  private String exchange(Exchange exchange) {
    StringBuilder text = new StringBuilder("GET ");
    String query = exchange.url().encodedQuery();
    String path = exchange.url().encodedPath() + (query == null ? "" : "?" + query);
    text.append(links.target(path)).append("\n\n");
    if (!exchange.isAnswered()) {
      IOException failure = exchange.failure();
      String why = failure == null ? "" : ": " + failure.getClass().getSimpleName();
      return text.append("no answer").append(why).append('\n').toString();
    }
    text.append(exchange.protocol()).append(' ').append(exchange.status()).append('\n');
    headers.lines(exchange.headers()).forEach(line -> text.append(line).append('\n'));
    return text.append('\n').append(shape.of(exchange)).append('\n').toString();
  }

  /** Writes a file that is there as a whole or not at all. */
  public static void write(String text, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = Files.createTempFile(folder, ".brazecdi-probe", ".tmp");
    try {
      Files.writeString(temporary, text);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}

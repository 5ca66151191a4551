package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.client.TransportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a probe found.
 *
 * @param log what was asked and answered, as it came
 * @param findings all findings, safe to be shown
 * @param evidence the same with the exchanges, safe to be shown
 */
public record ProbeReport(ProbeLog log, List<ProbeFinding> findings, Evidence evidence) {
  /**
   * Reads the answers.
   *
   * @param published compares our document with that of Braze
   */
  public static ProbeReport of(ProbeLog log, Function<ApiDocument, List<ProbeFinding>> published) {
    ApiDocument document = ApiDocument.own();
    Redaction redaction = log.redaction(document);
    Shape shape = new Shape(redaction, document);
    LinkForm links = new LinkForm(log.target().baseUrl(), redaction);
    HeaderForm headers = new HeaderForm(links, redaction);
    List<ProbeFinding> findings = new ArrayList<>();
    findings.addAll(LinkFindings.of(log));
    findings.addAll(ItemFindings.of(log, document, shape));
    findings.addAll(RateFindings.of(log, document));
    findings.addAll(ErrorFindings.of(log, redaction, shape));
    findings.addAll(HeaderFindings.of(log, headers));
    findings.addAll(DocumentFindings.of(log, document, shape, headers));
    findings.addAll(published.apply(document));
    return new ProbeReport(
        log, List.copyOf(findings), new Evidence(log, findings, links, headers, shape));
  }

  /** Success if a page came; otherwise what the first question ended with. */
  public ExitCode code() {
    if (!log.pages(true).isEmpty() || !log.pages(false).isEmpty()) {
      return ExitCode.OK;
    }
    Exchange first = log.exchanges().get(0);
    IOException failure = first.failure();
    if (failure != null) {
      return ExitCode.of(new TransportException("no answer", failure));
    }
    return switch (first.status()) {
      case 401 -> ExitCode.KEY_REFUSED;
      case 403 -> ExitCode.PERMISSION_MISSING;
      case 429 -> ExitCode.RATE_LIMITED;
      default -> first.status() >= 500 ? ExitCode.SERVER_FAILED : ExitCode.UNREADABLE_ANSWER;
    };
  }
}

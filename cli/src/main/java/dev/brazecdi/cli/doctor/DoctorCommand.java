package dev.brazecdi.cli.doctor;

import dev.brazecdi.cli.connection.Connection;
import dev.brazecdi.cli.connection.DemoServer;
import dev.brazecdi.cli.connection.Endpoint;
import dev.brazecdi.cli.doctor.probe.ApiDocument;
import dev.brazecdi.cli.doctor.probe.Evidence;
import dev.brazecdi.cli.doctor.probe.Probe;
import dev.brazecdi.cli.doctor.probe.ProbeFinding;
import dev.brazecdi.cli.doctor.probe.ProbeLog;
import dev.brazecdi.cli.doctor.probe.ProbeProgress;
import dev.brazecdi.cli.doctor.probe.ProbeReport;
import dev.brazecdi.cli.doctor.probe.PublishedDocument;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.UsageException;
import dev.brazecdi.core.CancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brazecdi doctor}: what is wrong, and what the service really answers. */
@Command(
    name = "doctor",
    description = "Says what is wrong with the address, the key or the clock; probes the service.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Makes two requests; with --probe about a dozen. All of them only read.",
      "Examples:",
      "  brazecdi doctor --demo",
      "  brazecdi doctor --instance US-03 2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11",
      "  brazecdi doctor --probe --instance US-03 --evidence -"
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String STANDARD_OUTPUT = "-";

  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "INTEGRATION",
      description =
          "The one to ask about: its id, name, or address in the dashboard. Default: one of the list.")
  private @Nullable String integration;

  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--probe",
      description = "Ask the service what its documentation leaves open, and write evidence of it.")
  private boolean probe;

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description =
          "Where the evidence of a probe goes, - for standard output."
              + " Default: brazecdi-probe-TIME.md in the current folder.")
  private @Nullable String evidence;

  @Option(
      names = "--published",
      paramLabel = "FILE_OR_URL",
      description = "The OpenAPI document to compare ours with. Default: the one on Braze's site.")
  private @Nullable String published;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}: a table for people, one JSON object for programs."
              + " Default: table on a terminal, json in a pipe.")
  private @Nullable Format format;

  public DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    checkOptions();
    ExitCode code;
    if (connection.isDemo()) {
      try (DemoServer demo = DemoServer.start()) {
        code = go(demo.endpoint());
        console.out().flush();
        demo.farewell(console);
      }
    } else {
      code = real();
    }
    return console.finish(code).number();
  }

  private void checkOptions() {
    if (!probe && (evidence != null || published != null)) {
      throw new UsageException("--evidence and --published belong to --probe; add it");
    }
    if (STANDARD_OUTPUT.equals(evidence) && format == Format.json) {
      throw new UsageException("--evidence - and --format json both take standard output");
    }
    if (integration != null && (integration.isBlank() || integration.matches("\\.\\.?"))) {
      throw new UsageException("\"" + integration + "\" is no INTEGRATION");
    }
  }

  private ExitCode real() {
    Endpoint target;
    try {
      target = connection.endpoint(console);
    } catch (UsageException e) {
      if (probe) {
        throw e;
      }
      String found = String.valueOf(e.getMessage());
      return tell(List.of(Diagnostic.failed("settings", ExitCode.USAGE, found, "")));
    }
    return go(target);
  }

  private ExitCode go(Endpoint target) {
    return probe ? probe(target) : tell(new Diagnostics(target, integration, console).run());
  }

  private ExitCode tell(List<Diagnostic> checks) {
    ExitCode code =
        checks.stream()
            .map(Diagnostic::code)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(ExitCode.OK);
    writer().checks(checks, code);
    return code;
  }

  private ExitCode probe(Endpoint target) {
    Path file = STANDARD_OUTPUT.equals(evidence) ? null : file();
    ProbeReport report;
    try (ProbeProgress progress = new ProbeProgress(console)) {
      ProbeLog log = new Probe(target, integration, console, progress::asking).run();
      progress.comparing();
      report = ProbeReport.of(log, this::published);
    }
    String text = report.evidence().markdown(console.time().instant());
    if (console.interruption().isCancelled()) {
      throw new CancelledException("the command was interrupted; no evidence was written", null);
    }
    if (file == null) {
      console.out().print(text);
    } else {
      try {
        Evidence.write(text, file);
      } catch (IOException e) {
        throw new UsageException("the evidence cannot be written to " + file + ": " + e);
      }
      writer().findings(report.findings(), report.log().exchanges().size(), file.toString());
    }
    if (report.code() != ExitCode.OK) {
      console.out().flush();
      console.report("no page came: " + report.code().meaning());
    }
    return report.code();
  }

  private List<ProbeFinding> published(ApiDocument ours) {
    if (published == null && connection.isDemo()) {
      return PublishedDocument.notAsked("the demo stays on this machine");
    }
    String source = published == null ? PublishedDocument.ADDRESS : published;
    return PublishedDocument.compare(source, ours, console);
  }

  /** The file to write; better refused now than after the requests. */
  private Path file() {
    String name =
        evidence == null
            ? "brazecdi-probe-" + FILE_TIME.format(console.time().instant()) + ".md"
            : evidence;
    try {
      Path file = Path.of(name);
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null && Files.isWritable(folder) && !Files.isDirectory(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // the same as one that cannot be written
    }
    throw new UsageException("\"" + name + "\" cannot be written; name another with --evidence");
  }

  private DoctorWriter writer() {
    Format wanted = format;
    if (wanted == null) {
      wanted = console.terminal().stdout() ? Format.table : Format.json;
    }
    return new DoctorWriter(console, wanted == Format.json);
  }

  /** The formats, as they are written on the command line. */
  enum Format {
    table,
    json
  }
}

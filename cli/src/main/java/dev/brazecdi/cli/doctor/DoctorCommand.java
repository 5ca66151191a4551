package dev.brazecdi.cli.doctor;

import dev.brazecdi.cli.connection.Connection;
import dev.brazecdi.cli.connection.DemoServer;
import dev.brazecdi.cli.connection.Endpoint;
import dev.brazecdi.cli.doctor.probe.Evidence;
import dev.brazecdi.cli.doctor.probe.Findings;
import dev.brazecdi.cli.doctor.probe.Probe;
import dev.brazecdi.cli.doctor.probe.Question;
import dev.brazecdi.cli.doctor.probe.RecordedResponse;
import dev.brazecdi.cli.doctor.probe.RecordingClient;
import dev.brazecdi.cli.doctor.probe.Transcript;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Format;
import dev.brazecdi.cli.terminal.UsageException;
import dev.brazecdi.client.TransportException;
import dev.brazecdi.core.CancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/** {@code brazecdi doctor}: diagnoses the connection and probes the service. */
@Command(
    name = "doctor",
    description = "Find what is wrong with the address, the key or the clock; probe the service.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Makes two requests; with --probe about a dozen. All are read-only.",
      "Examples:",
      "  brazecdi doctor --demo",
      "  brazecdi doctor --instance US-03 2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11",
      "  brazecdi doctor --probe --instance US-03 --evidence -"
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String STANDARD_OUTPUT = "-";
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Console console;
  private int asked;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "INTEGRATION",
      description =
          "Integration to ask about: id, name, or dashboard address. Default: one from the list.")
  private @Nullable String integration;

  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--probe",
      description = "Ask the service what its documentation leaves open, and write the evidence.")
  private boolean probe;

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description =
          "File for the evidence of --probe, - for standard output."
              + " Default: brazecdi-probe-TIME.md in the current folder.")
  private @Nullable String evidence;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = DoctorFormats.class,
      completionCandidates = DoctorFormats.class,
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
        demo.farewell(console);
      }
    } else {
      code = real();
    }
    return console.finish(code).number();
  }

  private void checkOptions() {
    if (!probe && evidence != null) {
      throw new UsageException("--evidence needs --probe");
    }
    if (STANDARD_OUTPUT.equals(evidence) && format == Format.JSON) {
      throw new UsageException("--evidence - and --format json both take standard output");
    }
    if (integration != null && (integration.isBlank() || integration.matches("\\.\\.?"))) {
      throw new UsageException("\"" + integration + "\" is not a valid INTEGRATION");
    }
  }

  private ExitCode real() {
    Endpoint endpoint;
    try {
      endpoint = connection.endpoint(console);
    } catch (UsageException e) {
      if (probe) {
        throw e;
      }
      String found = String.valueOf(e.getMessage());
      return tell(
          List.of(new Diagnostic("settings", Diagnostic.Result.FAILED, found, "", ExitCode.USAGE)));
    }
    return go(endpoint);
  }

  private ExitCode go(Endpoint endpoint) {
    return probe ? probe(endpoint) : tell(new Diagnostics(endpoint, integration, console).run());
  }

  private ExitCode tell(List<Diagnostic> diagnostics) {
    ExitCode code =
        diagnostics.stream()
            .map(Diagnostic::code)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(ExitCode.OK);
    writer().diagnostics(diagnostics, code);
    return code;
  }

  private ExitCode probe(Endpoint endpoint) {
    Path file = STANDARD_OUTPUT.equals(evidence) ? null : file();
    Transcript transcript = transcript(endpoint);
    List<Findings.ProbeFinding> findings = Findings.of(transcript);
    String text = Evidence.of(transcript, findings, console.time().instant());
    if (console.interruption().isCancelled()) {
      throw new CancelledException("the command was interrupted; no evidence was written", null);
    }
    if (file == null) {
      console.out().print(text);
    } else {
      write(text, file);
      writer().findings(findings, transcript.responses.size(), file.toString());
    }
    ExitCode code = code(transcript);
    if (code != ExitCode.OK) {
      console.out().flush();
      console.report("no page was received: " + code.meaning());
    }
    return code;
  }

  private Transcript transcript(Endpoint endpoint) {
    try (RecordingClient client = new RecordingClient(endpoint, console.interruption())) {
      return new Probe(client, integration, this::showProgress).run();
    } finally {
      progress("");
    }
  }

  private void showProgress(Question question) {
    progress("request " + ++asked + ": " + question.words);
  }

  private void progress(String text) {
    if (console.terminal().stderr()) {
      console.err().print(ERASE_LINE + text);
      console.err().flush();
    }
  }

  /** Returns success if there is a page, otherwise the code of the first response. */
  private static ExitCode code(Transcript transcript) {
    if (!transcript.pages(true).isEmpty() || !transcript.pages(false).isEmpty()) {
      return ExitCode.OK;
    }
    RecordedResponse first = transcript.responses.get(0);
    if (first.failure() != null) {
      return ExitCode.of(new TransportException("no response", first.failure()));
    }
    return switch (first.status()) {
      case 401 -> ExitCode.KEY_REFUSED;
      case 403 -> ExitCode.PERMISSION_MISSING;
      case 429 -> ExitCode.RATE_LIMITED;
      default -> first.status() >= 500 ? ExitCode.SERVER_FAILED : ExitCode.UNREADABLE_ANSWER;
    };
  }

  /** Writes the whole file or, on failure, nothing. */
  private static void write(String text, Path file) {
    try {
      Path temporary =
          Files.createTempFile(file.toAbsolutePath().getParent(), ".brazecdi-probe", ".tmp");
      try {
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UsageException("the evidence cannot be written to " + file + ": " + e);
    }
  }

  /** Returns the file to write; fails before any request if that is not possible. */
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
    Format chosen = Format.orDefault(format, console, Format.TABLE, Format.JSON);
    return new DoctorWriter(console, chosen == Format.JSON);
  }

  /** The formats of this command. */
  static final class DoctorFormats extends Format.Formats {
    DoctorFormats() {
      super(Format.TABLE, Format.JSON);
    }
  }
}

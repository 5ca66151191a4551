package dev.brazecdi.cli;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brazecdi export}: the runs of integrations in a file. */
@Command(
    name = "export",
    description = "Writes the runs of integrations into a file, all of them or what is new.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Interrupted and started again it goes on where it was: FILE.part becomes FILE when it is",
      "whole. With --state it adds to FILE what is new since, and runs once more that were running.",
      "Examples:",
      "  brazecdi export --demo --format csv",
      "  brazecdi export --instance US-03 --output syncs.ndjson",
      "  brazecdi export --output syncs.csv --format csv --state syncs.state 'Loyalty points'"
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "INTEGRATION",
      description = "Ids, names, or addresses in the dashboard. Default: all of the workspace.")
  private List<String> integrations = new ArrayList<>();

  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where it goes. Default: standard output, where nothing can be gone on with.")
  private @Nullable String output;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Where it is kept how far this is, so that the next time adds what is new.")
  private @Nullable String stateFile;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only runs that started then or later: 7d, 2026-03-01 or a whole time.")
  private @Nullable String since;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      defaultValue = "ndjson")
  private FileFormat format = FileFormat.ndjson;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Instant bound = since == null ? null : Spans.time(since, console.time().instant());
    Places places = Places.of(path(output), path(stateFile));
    ExportState state =
        places.state() == null
            ? ExportState.none(format.name())
            : ExportState.of(places.state(), format.name());
    ExitCode code;
    try (Progress progress = new Progress(console);
        ExportSink sink =
            places.rows() == null
                ? ExportSink.to(console.out(), state.isNew())
                : ExportSink.to(places.rows(), state.bytes());
        Service service = connection.open(console, progress)) {
      code = run(service, state, sink, bound, progress);
      service.farewell(console);
    }
    if (code == ExitCode.OK) {
      places.finish();
    }
    return code.number();
  }

  private ExitCode run(
      Service service,
      ExportState state,
      ExportSink sink,
      @Nullable Instant bound,
      Progress progress) {
    ExportRows rows = format == FileFormat.csv ? ExportRows.csv() : ExportRows.ndjson();
    Export export =
        new Export(service.braze(), state, sink, rows, bound, console.interruption(), progress);
    List<Integrations.Named> named =
        service.integrations(console.interruption()).named(integrations);
    try {
      for (Integrations.Named one : named) {
        export.integration(one.id());
      }
    } catch (BrazeCdiException e) {
      progress.clear();
      String rowsSoFar = " after " + TableWriter.plural(export.written(), "row");
      if (e instanceof CancelledException) {
        BrazeCdi.report(console, "interrupted" + rowsSoFar + remedy());
        return ExitCode.INTERRUPTED;
      }
      BrazeCdi.report(console, "failed" + rowsSoFar + remedy());
      throw e;
    }
    progress.clear();
    if (console.terminal().stderr()) {
      console
          .err()
          .println(
              TableWriter.plural(export.written(), "row")
                  + " of "
                  + TableWriter.plural(named.size(), "integration")
                  + (output == null ? "" : " to " + output));
    }
    return ExitCode.OK;
  }

  private String remedy() {
    return output == null && stateFile == null
        ? "; with --output it could go on from there"
        : "; start the same command again, and it goes on from there";
  }

  private static @Nullable Path path(@Nullable String name) {
    try {
      return name == null ? null : Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException("\"" + name + "\" is no name of a file");
    }
  }

  /**
   * Where an export writes.
   *
   * @param rows the file for the rows; null for standard output
   * @param state the file for how far it is; null if that is kept nowhere
   * @param whole what the file for the rows becomes when it is whole; null if it stays
   */
  private record Places(@Nullable Path rows, @Nullable Path state, @Nullable Path whole) {
    static Places of(@Nullable Path output, @Nullable Path state) {
      if (output == null || state != null) {
        return new Places(output, state, null);
      }
      if (Files.isDirectory(output)) {
        throw new UsageException(output + " is a folder; name a file");
      }
      Path part = output.resolveSibling(output.getFileName() + ".part");
      return new Places(part, output.resolveSibling(part.getFileName() + ".state"), output);
    }

    void finish() {
      if (rows == null || state == null || whole == null) {
        return;
      }
      try {
        Files.move(
            rows, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(state);
      } catch (IOException e) {
        throw new UsageException(rows + " is whole, but cannot be moved to " + whole);
      }
    }
  }

  /** The formats, as they are written on the command line. */
  enum FileFormat {
    ndjson,
    csv
  }
}

package dev.brazecdi.cli.export;

import dev.brazecdi.cli.connection.ClientHandle;
import dev.brazecdi.cli.connection.Connection;
import dev.brazecdi.cli.connection.Integrations;
import dev.brazecdi.cli.connection.IntegrationsArgument;
import dev.brazecdi.cli.connection.Progress;
import dev.brazecdi.cli.terminal.Choice;
import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Durations;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Format;
import dev.brazecdi.cli.terminal.OutputFailedException;
import dev.brazecdi.cli.terminal.Text;
import dev.brazecdi.cli.terminal.UsageException;
import dev.brazecdi.client.ForbiddenException;
import dev.brazecdi.client.UnauthorizedException;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brazecdi export}: writes the runs of integrations to a file. */
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
public final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private IntegrationsArgument integrations = new IntegrationsArgument();

  @Mixin private Connection connection = new Connection();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where it goes. Default: standard output, where nothing can be gone on with.")
  private @Nullable Path output;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Where it is kept how far this is, so that the next time adds what is new.")
  private @Nullable Path stateFile;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only runs that started then or later: 7d, 2026-03-01 or a whole time.")
  private @Nullable String since;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = ExportFormats.class,
      completionCandidates = ExportFormats.class,
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      defaultValue = "ndjson")
  private Format format = Format.NDJSON;

  public ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Instant bound = since == null ? null : Durations.time(since, console.time().instant());
    Places places = Places.of(output, stateFile);
    int code =
        connection.run(
            console,
            (client, progress) -> {
              ExportState state = state(places, client);
              try (ExportSink sink =
                  places.rows() == null
                      ? ExportSink.to(console.out(), state.isNew())
                      : ExportSink.to(places.rows(), state.bytes())) {
                return run(client, state, sink, bound, progress);
              }
            });
    if (code == ExitCode.OK.number()) {
      places.finish();
    }
    return code;
  }

  /** Returns the state of this export; one of a different export is refused or replaced. */
  private ExportState state(Places places, ClientHandle client) {
    Path rows = places.rows();
    Map<String, String> of = new LinkedHashMap<>();
    of.put("service", client.address());
    of.put("format", Choice.word(format));
    of.put("since", since == null ? "" : since);
    of.put("output", rows == null ? "" : rows.toAbsolutePath().toString());
    if (places.state() == null) {
      return ExportState.fresh(null, of);
    }
    long size = rows == null ? 0 : rows.toFile().length();
    if (places.whole() != null) {
      of.put("integrations", String.join(", ", integrations.words()));
      ExportState state = begun(places.state(), of);
      return size < state.bytes() ? ExportState.fresh(places.state(), of) : state;
    }
    ExportState state = ExportState.of(places.state(), of);
    if (state.isNew() && size > 0) {
      throw new UsageException(
          "%s is not empty, and %s does not know it; name others, or remove it"
              .formatted(rows, places.state()));
    }
    return state;
  }

  /** Returns the state beside a file that is not complete yet; a new one if it is not of this. */
  private static ExportState begun(Path file, Map<String, String> of) {
    try {
      return ExportState.of(file, of);
    } catch (UsageException e) {
      return ExportState.fresh(file, of);
    }
  }

  private ExitCode run(
      ClientHandle client,
      ExportState state,
      ExportSink sink,
      @Nullable Instant bound,
      Progress progress) {
    ExportRows rows =
        format == Format.CSV
            ? ExportRows.csv(output == null && console.terminal().stdout())
            : ExportRows.ndjson();
    Export export =
        new Export(client.braze(), state, sink, rows, bound, console.interruption(), progress);
    List<Integrations.Named> named = integrations.find(client);
    ExitCode code = ExitCode.OK;
    for (Integrations.Named one : named) {
      try {
        export.integration(one.id());
      } catch (CancelledException e) {
        progress.clear();
        tell("interrupted", export, "");
        return ExitCode.INTERRUPTED;
      } catch (UnauthorizedException | ForbiddenException e) {
        throw e; // it would be the same for the others
      } catch (BrazeCdiException e) {
        progress.clear();
        tell(one.shown() + " failed", export, ": " + e.getMessage());
        code = code == ExitCode.OK ? ExitCode.of(e) : code;
      }
    }
    progress.clear();
    if (code == ExitCode.OK && console.terminal().stderr()) {
      String of = " of " + Text.plural(named.size(), "integration");
      String to = output == null ? "" : " to " + output;
      console.err().println(Text.plural(export.written(), "row") + of + to);
    }
    return code;
  }

  private void tell(String what, Export export, String why) {
    String resume =
        output == null && stateFile == null
            ? "; with --output the same command could go on from there"
            : "; the same command goes on from there";
    console.report(what + " after " + Text.plural(export.written(), "row") + why + resume);
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
        Files.deleteIfExists(state); // first: a state without its rows would be believed
        Files.move(
            rows, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new OutputFailedException(rows + " is whole, but could not be moved to " + whole, e);
      }
    }
  }

  /** The formats of this command. */
  static final class ExportFormats extends Format.Formats {
    ExportFormats() {
      super(Format.NDJSON, Format.CSV);
    }
  }
}

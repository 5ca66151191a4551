package dev.brazecdi.benchmarks.trend;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of {@code benchmarks/trend draw}. */
@Command(
    name = "benchmarks/trend draw",
    mixinStandardHelpOptions = true,
    description = "Draw a page with the trend of each benchmark.",
    exitCodeOnExecutionException = 3)
public final class Trend implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "Folder with the JSON of JMH, as benchmarks/trend run writes it")
  private Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "PAGE", description = "HTML file to write")
  private Path page = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  /** Runs the command. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Trend()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    try {
      Files.writeString(page, new TrendPage(Revision.readAll(folder)).html());
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          requireNonNull(spec, "spec").commandLine(), e.getMessage(), e);
    }
    return 0;
  }
}

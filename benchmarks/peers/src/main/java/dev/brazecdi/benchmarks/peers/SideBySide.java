package dev.brazecdi.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.benchmarks.peers.Expectation.Column;
import dev.brazecdi.benchmarks.peers.PeerAnswers.Answer;
import dev.brazecdi.benchmarks.regress.Contest;
import dev.brazecdi.benchmarks.regress.Contest.Entry;
import dev.brazecdi.benchmarks.regress.Contest.Standing;
import dev.brazecdi.benchmarks.regress.OutputFiles;
import dev.brazecdi.benchmarks.regress.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of {@code benchmarks/side-by-side}, which compares this library with others. */
@Command(
    name = "side-by-side",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnExecutionException = 3,
    description =
        "Puts this library beside others, and beside the least that could be, in one run.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every goal was met",
      "1:one was not",
      "2:the command line is wrong",
      "3:something could not be measured"
    })
public final class SideBySide implements Callable<Integer> {
  private static final int MISSED = 1;
  private static final int NOT_MEASURED = 3;

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "only the tables with a name in which this is found: ${COMPLETION-CANDIDATES}",
      completionCandidates = Names.class)
  private Pattern only = Pattern.compile("");

  @Option(
      names = "--on",
      paramLabel = "REGEX",
      description = "only the columns with a name in which this is found; judges nothing")
  private @Nullable Pattern on;

  @Option(names = "--glance", description = "only see whether all of it runs; judges nothing")
  private boolean glance;

  @Option(names = "--markdown", paramLabel = "FILE", description = "write the tables to a file")
  private @Nullable Path markdown;

  @Option(names = "--plots", paramLabel = "FOLDER", description = "write a picture of each table")
  private @Nullable Path plots;

  @Option(names = "--progress", hidden = true) // standard error is a terminal
  private boolean progress;

  @Spec private @Nullable CommandSpec spec;

  /** Runs the command. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SideBySide()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<PeerComparison> comparisons = chosen();
    OutputFiles.require(markdown, commandLine());
    OutputFiles.requireFolder(plots, commandLine());
    List<PeerComparisonResult> results = measure(comparisons);
    write(results);
    if (results.size() < comparisons.size()) {
      return NOT_MEASURED;
    }
    return results.stream().anyMatch(PeerComparisonResult::missesAnExpectation) ? MISSED : 0;
  }

  private List<PeerComparison> chosen() {
    List<PeerComparison> named =
        PeerComparison.all().stream()
            .filter(comparison -> only.matcher(comparison.name()).find())
            .toList();
    if (named.isEmpty()) {
      throw new CommandLine.ParameterException(
          commandLine(), "nothing has \"" + only + "\" in its name; there are " + names());
    }
    List<PeerComparison> chosen =
        named.stream().filter(comparison -> !columns(comparison).isEmpty()).toList();
    if (chosen.isEmpty()) {
      throw new CommandLine.ParameterException(
          commandLine(),
          "no column has \""
              + on
              + "\" in its name; there are "
              + named.stream()
                  .flatMap(comparison -> comparison.columns().stream())
                  .map(PeerComparisonResult::heading)
                  .distinct()
                  .toList());
    }
    return chosen;
  }

  /**
   * Measures the comparisons in order, up to the first that cannot be measured, and prints them.
   */
  private List<PeerComparisonResult> measure(List<PeerComparison> comparisons)
      throws InterruptedException {
    List<Answer> answers = PeerAnswers.all();
    List<PeerComparisonResult> results = new ArrayList<>();
    PrintWriter out = commandLine().getOut();
    try {
      for (PeerComparison comparison : comparisons) {
        PeerComparisonResult result = measure(comparison, answers);
        results.add(result);
        out.println(result.markdown());
        out.flush();
      }
    } catch (IOException e) {
      commandLine().getErr().println(e.getMessage());
    }
    return results;
  }

  private void write(List<PeerComparisonResult> results) throws IOException {
    if (markdown != null) {
      Files.writeString(
          markdown,
          results.stream().map(PeerComparisonResult::markdown).collect(Collectors.joining("\n")),
          StandardCharsets.UTF_8);
    }
    if (plots != null) {
      for (PeerComparisonResult result : results) {
        Plots.write(result, plots.resolve(result.comparison().name() + ".png"));
      }
    }
  }

  private PeerComparisonResult measure(PeerComparison comparison, List<Answer> answers)
      throws IOException, InterruptedException {
    Plan plan = glance ? Plan.GLANCE : Plan.SIDE_BY_SIDE;
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String column : columns(comparison)) {
      List<Entry> timed = new ArrayList<>();
      for (Entry entry : comparison.entries()) {
        boolean wrong = answers.stream().anyMatch(answer -> isWrong(answer, entry, column));
        if (wrong && timed.isEmpty()) {
          throw new IOException("the yardstick is wrong: " + entry.name() + ", " + column);
        }
        if (!wrong) {
          timed.add(comparison.entry(entry, column));
        }
      }
      Map<String, Standing> standings = new LinkedHashMap<>();
      String what = (comparison.name() + " " + column).strip();
      for (Standing standing :
          new Contest(timed, comparison.allThreads() ? plan.ofAllThreads() : plan)
              .run(jvm -> show(what + ": " + jvm))) {
        standings.put(standing.name(), standing);
      }
      columns.put(column, new Column(standings));
    }
    show("");
    return new PeerComparisonResult(comparison, columns, !glance && on == null);
  }

  private List<String> columns(PeerComparison comparison) {
    Pattern wanted = on;
    return wanted == null
        ? comparison.columns()
        : comparison.columns().stream()
            .filter(column -> wanted.matcher(PeerComparisonResult.heading(column)).find())
            .toList();
  }

  private static boolean isWrong(Answer answer, Entry entry, String column) {
    return entry.benchmark().endsWith("." + answer.benchmark() + "." + answer.method())
        && answer.parameter().equals(column)
        && !answer.isRight();
  }

  /** Overwrites the progress line. */
  private void show(String text) {
    if (progress) {
      PrintWriter err = commandLine().getErr();
      err.print("\r\033[K" + text);
      err.flush();
    }
  }

  private CommandLine commandLine() {
    return requireNonNull(spec, "spec").commandLine();
  }

  private static List<String> names() {
    return PeerComparison.all().stream().map(PeerComparison::name).toList();
  }

  /** The names of the tables. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(names());
    }
  }
}

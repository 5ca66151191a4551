package dev.brazecdi.benchmarks.regress;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of {@code benchmarks/regress}, which compares two builds. */
@Command(
    name = "regress",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnExecutionException = 3,
    description = "Compares the speed and the memory of two builds of this library.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing got slower or allocates more",
      "1:something did",
      "2:the command line is wrong",
      "3:it could not be measured"
    })
public final class Regress implements Callable<Integer> {
  private static final int WORSE = 1;
  private static final int NOT_MEASURED = 3;

  /** The probability of a false alarm in a whole run, whatever the number of comparisons. */
  private static final double ERROR_RATE = 0.05;

  @Parameters(index = "0", paramLabel = "BASE", description = "a folder with the jars of the one")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "HEAD", description = "a folder with those of the other")
  private Path head = Path.of("");

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "compare only what has a name in which this is found")
  private Pattern only = Pattern.compile("");

  @Option(
      names = "--benchmarks",
      paramLabel = "FOLDER",
      description = {
        "Folder with the compiled JMH benchmarks of another project, such as target/test-classes.",
        "They are measured instead of this library's."
      })
  private @Nullable Path benchmarks;

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      defaultValue = "3",
      description = "by how much slower it may get (default: ${DEFAULT-VALUE})")
  private double threshold;

  @Option(names = "--glance", description = "only see whether all of it runs; judges nothing")
  private boolean glance;

  @Option(names = "--json", paramLabel = "FILE", description = "write what was found as JSON")
  private @Nullable Path json;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "write a table for a pull request")
  private @Nullable Path markdown;

  @Option(names = "--plots", paramLabel = "FOLDER", description = "write a picture of each path")
  private @Nullable Path plots;

  @Option(names = "--progress", hidden = true) // standard error is a terminal
  private boolean progress;

  @Option(names = "--list", help = true, description = "list what is compared, and do nothing")
  private boolean list;

  @Spec private @Nullable CommandSpec spec;

  /** Runs the command. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Regress()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ProjectBenchmarks project = projectBenchmarks();
    List<Subject> subjects =
        (project == null ? Subject.all() : project.subjects())
            .stream().filter(subject -> only.matcher(subject.name()).find()).toList();
    PrintWriter out = commandLine().getOut();
    if (list) {
      subjects.forEach(subject -> out.println(subject.name()));
      return 0;
    }
    if (subjects.isEmpty()) {
      throw new CommandLine.ParameterException(
          commandLine(), "nothing has \"" + only + "\" in its name; --list shows the names");
    }
    if (!(threshold >= 0 && threshold < Double.POSITIVE_INFINITY)) {
      throw new CommandLine.ParameterException(
          commandLine(), "--threshold is " + threshold + "; give percent, such as 3");
    }
    OutputFiles.require(json, commandLine());
    OutputFiles.require(markdown, commandLine());
    OutputFiles.requireFolder(plots, commandLine());
    double confidence = 1 - ERROR_RATE / subjects.size();
    List<RegressionResult> results = compare(subjects, project, confidence);
    boolean measured = results.size() == subjects.size();
    Report report = new Report(results, confidence, threshold, !glance);
    write(report, results);
    if (measured && results.stream().allMatch(result -> result.first() == null)) {
      commandLine().getErr().println("base has nothing of what is compared");
      measured = false;
    }
    if (report.isFailure()) {
      return WORSE;
    }
    return measured ? 0 : NOT_MEASURED;
  }

  /** Compares the subjects in order, up to the first that cannot be measured. */
  private List<RegressionResult> compare(
      List<Subject> subjects, @Nullable ProjectBenchmarks project, double confidence)
      throws IOException, InterruptedException {
    Plan plan = glance ? Plan.GLANCE : Plan.THOROUGH;
    PrintWriter terminal = progress ? commandLine().getErr() : null;
    Pattern missing = project == null ? Rerun.MISSING_HERE : Rerun.MISSING_IN_PROJECT;
    Rerun rerun =
        new Rerun(classPath(base, project), classPath(head, project), missing, plan, terminal);
    List<RegressionResult> results = new ArrayList<>();
    for (Subject subject : subjects) {
      String progress = (results.size() + 1) + "/" + subjects.size() + " " + subject.name();
      try {
        results.add(rerun.compare(subject, confidence, threshold / 100, progress));
      } catch (MeasuringJvm.MeasurementException e) {
        commandLine().getErr().println(subject.name() + ": " + e.getMessage());
        return results;
      }
    }
    return results;
  }

  private void write(Report report, List<RegressionResult> results) throws IOException {
    PrintWriter out = commandLine().getOut();
    out.print(report.table());
    out.flush();
    if (json != null) {
      Files.writeString(json, report.json());
    }
    if (markdown != null) {
      Files.writeString(markdown, report.markdown());
    }
    if (plots != null) {
      for (RegressionResult result : results) {
        Comparison comparison = result.comparison();
        if (comparison != null) {
          String name = result.subject().name();
          Plot.write(name, comparison, threshold / 100, plots.resolve(name + ".png"));
        }
      }
    }
  }

  private @Nullable ProjectBenchmarks projectBenchmarks() {
    try {
      return benchmarks == null ? null : new ProjectBenchmarks(benchmarks);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(commandLine(), e.getMessage(), e);
    }
  }

  /** Returns the benchmarks of this build and of the project, and the jars of the folder. */
  private List<Path> classPath(Path folder, @Nullable ProjectBenchmarks project)
      throws IOException {
    List<Path> jars = jars(folder);
    List<Path> classPath = new ArrayList<>();
    classPath.add(origin(Regress.class));
    if (project != null) {
      try {
        project.requireNoneOf(jars);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.ParameterException(commandLine(), e.getMessage(), e);
      }
      classPath.add(project.folder());
    }
    classPath.addAll(jars);
    if (project != null) {
      classPath.add(origin(Benchmark.class)); // revisions without benchmarks have no JMH
    }
    return classPath;
  }

  private static Path origin(Class<?> type) {
    URL url = type.getProtectionDomain().getCodeSource().getLocation();
    return Path.of(URI.create(url.toString()));
  }

  private List<Path> jars(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new CommandLine.ParameterException(
          commandLine(), "\"" + folder + "\" is no folder; give one that holds the jars");
    }
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    if (jars.isEmpty()) {
      throw new CommandLine.ParameterException(
          commandLine(), "\"" + folder + "\" holds no jars; build the revision first");
    }
    return jars;
  }

  private CommandLine commandLine() {
    return requireNonNull(spec, "spec").commandLine();
  }
}

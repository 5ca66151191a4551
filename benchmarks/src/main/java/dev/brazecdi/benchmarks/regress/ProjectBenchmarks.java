package dev.brazecdi.benchmarks.regress;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The JMH benchmarks of another project: a folder of classes with the list that JMH's annotation
 * processor writes.
 */
final class ProjectBenchmarks {
  /** Compiled from sources that a jar and a folder of tests can both have. */
  private static final Set<String> DECLARATIONS = Set.of("module-info.class", "package-info.class");

  private final Path folder;

  /**
   * Creates the benchmarks of a folder.
   *
   * @throws IllegalArgumentException if it has no list of benchmarks
   */
  ProjectBenchmarks(Path folder) {
    this.folder = folder;
    if (!Files.isRegularFile(list())) {
      throw new IllegalArgumentException(
          list()
              + " does not exist. Compile the benchmarks with the annotation processor"
              + " jmh-generator-annprocess, and pass the folder with their classes.");
    }
  }

  /** Returns the folder, for the class path. */
  Path folder() {
    return folder;
  }

  /** Returns a subject for each benchmark and each combination of its parameters. */
  List<Subject> subjects() throws IOException {
    OutputFormat silent =
        OutputFormatFactory.createFormatInstance(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            VerboseMode.SILENT);
    Map<String, Subject> subjects = new TreeMap<>(); // one, although it may have several modes
    for (BenchmarkListEntry entry :
        BenchmarkList.fromString(Files.readString(list())).getAll(silent, List.of())) {
      String benchmark = entry.getUsername();
      for (List<String> combination : combinations(entry.getParams().orElse(Map.of()))) {
        Subject subject = subject(benchmark, combination);
        Subject other = subjects.putIfAbsent(subject.name(), subject);
        if (other != null && !other.equals(subject)) {
          throw new IllegalArgumentException(
              "Two benchmarks have the short name \"%s\": %s %s and %s %s. Rename one."
                  .formatted(
                      subject.name(),
                      other.benchmark(),
                      other.parameters(),
                      benchmark,
                      combination));
        }
      }
    }
    return List.copyOf(subjects.values());
  }

  private static Subject subject(String benchmark, List<String> parameters) {
    String method = benchmark.substring(benchmark.lastIndexOf('.'));
    String type = benchmark.substring(0, benchmark.length() - method.length());
    String name = type.substring(type.lastIndexOf('.') + 1) + method;
    for (String parameter : parameters) {
      name += "-" + parameter.substring(parameter.indexOf('=') + 1);
    }
    return new Subject(name.replaceAll("[^A-Za-z0-9._-]", "-"), benchmark, parameters);
  }

  /** Returns the Cartesian product, each as a list of {@code field=value}. */
  private static List<List<String>> combinations(Map<String, String[]> parameters) {
    List<List<String>> combinations = List.of(List.of());
    for (Map.Entry<String, String[]> parameter : new TreeMap<>(parameters).entrySet()) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> combination : combinations) {
        for (String value : parameter.getValue()) {
          List<String> one = new ArrayList<>(combination);
          one.add(parameter.getKey() + '=' + value);
          longer.add(one);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  /**
   * Rejects classes that a jar has as well: both sides would run the folder's copy of them.
   *
   * @throws IllegalArgumentException if there is such a class
   */
  void requireNoneOf(List<Path> jars) throws IOException {
    Set<String> classes;
    try (Stream<Path> files = Files.walk(folder)) {
      classes =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !DECLARATIONS.contains(String.valueOf(file.getFileName())))
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .collect(Collectors.toSet());
    }
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        for (String type : classes) {
          if (file.getEntry(type) != null) {
            throw new IllegalArgumentException(
                jar
                    + " has "
                    + type
                    + " as well, so both sides would run the same code. "
                    + "Pass a folder with the benchmarks only.");
          }
        }
      }
    }
  }

  private Path list() {
    return folder.resolve(BenchmarkList.BENCHMARK_LIST.substring(1));
  }
}

package dev.brazecdi.benchmarks.regress;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Compares benchmarks of this JVM's class path with a yardstick. They take turns in one JVM. */
public final class Contest {
  private final List<Entry> entries;
  private final Plan plan;

  /**
   * Creates a contest.
   *
   * @param entries the benchmarks; the first is the yardstick
   */
  public Contest(List<Entry> entries, Plan plan) {
    this.entries = List.copyOf(entries);
    this.plan = plan;
  }

  /**
   * Measures all entries.
   *
   * @param progress receives the number of the JVM that is running
   * @return the result of each entry, in the order of the entries
   * @throws IOException if a JVM cannot run them, with its error output
   */
  public List<Standing> run(Consumer<String> progress) throws IOException, InterruptedException {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    List<Variant> variants =
        entries.stream()
            .map(entry -> new Variant(entry.name, entry.benchmark, entry.parameters, classPath))
            .toList();
    Random seeds = new Random();
    List<List<Sample>> jvms = new ArrayList<>();
    for (int jvm = 1; jvm <= plan.jvms(); jvm++) {
      progress.accept("JVM " + jvm + " of " + plan.jvms());
      jvms.add(MeasuringJvm.measure(variants, plan, seeds.nextLong()));
    }
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      standings.add(
          new Standing(
              entries.get(i).name,
              Comparison.ratio(jvms, 0, i),
              Comparison.leastNanos(jvms, i),
              Comparison.medianBytes(jvms, i)));
    }
    return standings;
  }

  /**
   * A benchmark in a contest.
   *
   * @param name its name in tables
   * @param benchmark a class and one of its methods, {@code package.Class.method}
   * @param parameters {@code field=value} for fields without their default value
   */
  public record Entry(String name, String benchmark, List<String> parameters) {
    /** Creates an entry for a method. */
    public static Entry of(String name, Class<?> type, String method, String... parameters) {
      return new Entry(name, type.getName() + "." + method, List.of(parameters));
    }
  }

  /**
   * The result of one entry.
   *
   * @param name the name of the entry
   * @param ratio its processor time over the yardstick's: the geometric mean of all JVMs, each with
   *     the median of its rounds
   * @param nanos per operation, in the fastest turn
   * @param bytes per operation
   */
  public record Standing(String name, double ratio, double nanos, double bytes) {}
}

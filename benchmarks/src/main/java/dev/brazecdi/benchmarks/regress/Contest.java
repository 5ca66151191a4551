package dev.brazecdi.benchmarks.regress;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Puts benchmarks of one class path, this JVM's, beside a yardstick: they take turns in one JVM.
 */
public final class Contest {
  private final List<Entry> entries;
  private final Plan plan;

  /**
   * A contest.
   *
   * @param entries who takes part; the first is the yardstick
   */
  public Contest(List<Entry> entries, Plan plan) {
    this.entries = List.copyOf(entries);
    this.plan = plan;
  }

  /**
   * Measures all of them.
   *
   * @param progress hears which JVM of how many is being asked
   * @return how each of them did, in the order of the entries
   * @throws IOException with what a JVM said that could not run them
   */
  public List<Standing> run(Consumer<String> progress) throws IOException, InterruptedException {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    List<Contestant> contestants =
        entries.stream()
            .map(entry -> new Contestant(entry.name, entry.benchmark, entry.parameters, classPath))
            .toList();
    Random seeds = new Random();
    List<List<Slice>> jvms = new ArrayList<>();
    for (int jvm = 1; jvm <= plan.jvms(); jvm++) {
      progress.accept("JVM " + jvm + " of " + plan.jvms());
      jvms.add(MeasuringJvm.measure(contestants, plan, seeds.nextLong()));
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
   * Who takes part.
   *
   * @param name how it is called in tables
   * @param benchmark a class and one of its methods, {@code package.Class.method}
   * @param parameters {@code field=value} for fields that are not to keep their defaults
   */
  public record Entry(String name, String benchmark, List<String> parameters) {
    /** An entry of that method. */
    public static Entry of(String name, Class<?> type, String method, String... parameters) {
      return new Entry(name, type.getName() + "." + method, List.of(parameters));
    }
  }

  /**
   * How one of them did.
   *
   * @param name of the entry
   * @param ratio its processor time over the yardstick's: the mean of what the JVMs say, of each
   *     the median of its rounds
   * @param nanos for an operation, in the least disturbed turn
   * @param bytes for an operation
   */
  public record Standing(String name, double ratio, double nanos, double bytes) {}
}

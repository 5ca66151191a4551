package dev.brazecdi.benchmarks.regress;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares subjects on two class paths; repeats the comparison of those that got worse. */
final class Rerun {
  private static final String MISSING = "(NoSuchMethod|NoSuchField|NoClassDefFound)Error: ";

  /** Code of this library that a benchmark of this build needs; older builds may not have it. */
  static final Pattern MISSING_HERE = Pattern.compile(MISSING + ".*dev[./]brazecdi[./]");

  /** Code of any kind that a benchmark of another project needs. */
  static final Pattern MISSING_IN_PROJECT = Pattern.compile(MISSING);

  private final List<Path> base;
  private final List<Path> head;
  private final Pattern missing;
  private final Plan plan;
  private final @Nullable PrintWriter progress;
  private final Random seeds = new Random();

  /**
   * Compares these two class paths.
   *
   * @param missing found in the error output of a JVM if base is too old for a benchmark
   * @param progress a terminal for the progress; null for none
   */
  Rerun(
      List<Path> base,
      List<Path> head,
      Pattern missing,
      Plan plan,
      @Nullable PrintWriter progress) {
    this.base = base;
    this.head = head;
    this.missing = missing;
    this.plan = plan;
    this.progress = progress;
  }

  RegressionResult compare(Subject subject, double confidence, double threshold, String name)
      throws IOException, InterruptedException {
    if (!runs(subject, base)) {
      return new RegressionResult(subject, null, null, threshold);
    }
    Comparison first = measure(subject, confidence, name);
    if (!Change.of(first, threshold).isFailure()) {
      return new RegressionResult(subject, first, null, threshold);
    }
    Comparison second = measure(subject, confidence, name + ", a second look");
    return new RegressionResult(subject, first, second, threshold);
  }

  /** Returns whether the build has the code that the benchmark calls; older builds may not. */
  private boolean runs(Subject subject, List<Path> classPath)
      throws IOException, InterruptedException {
    try {
      MeasuringJvm.measure(List.of(subject.on("base", classPath)), Plan.GLANCE, 0);
      return true;
    } catch (MeasuringJvm.MeasurementException e) {
      if (missing.matcher(e.said()).find()) {
        return false;
      }
      throw e;
    }
  }

  private Comparison measure(Subject subject, double confidence, String name)
      throws IOException, InterruptedException {
    List<Variant> variants = List.of(subject.on("base", base), subject.on("head", head));
    List<List<Sample>> jvms = new ArrayList<>();
    for (int jvm = 1; jvm <= plan.jvms(); jvm++) {
      show(name + ": JVM " + jvm + " of " + plan.jvms());
      jvms.add(MeasuringJvm.measure(variants, plan, seeds.nextLong()));
    }
    show("");
    return Comparison.of(jvms, confidence);
  }

  /** Overwrites the progress line. */
  private void show(String text) {
    if (progress != null) {
      progress.print("\r\033[K" + text);
      progress.flush();
    }
  }
}

package dev.brazecdi.benchmarks.regress;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at subjects on two class paths, and again at what seems to have got worse. */
final class Looks {
  private static final Pattern MISSING =
      Pattern.compile("(NoSuchMethod|NoSuchField|NoClassDefFound)Error: .*dev[./]brazecdi[./]");

  private final List<Path> base;
  private final List<Path> head;
  private final Plan plan;
  private final @Nullable PrintWriter progress;
  private final Random seeds = new Random();

  /**
   * Looks at these two.
   *
   * @param progress a terminal that shows how far it is; null if nobody looks
   */
  Looks(List<Path> base, List<Path> head, Plan plan, @Nullable PrintWriter progress) {
    this.base = base;
    this.head = head;
    this.plan = plan;
    this.progress = progress;
  }

  Outcome at(Subject subject, double confidence, double threshold, String name)
      throws IOException, InterruptedException {
    if (!runs(subject, base)) {
      return new Outcome(subject, null, null, threshold);
    }
    Comparison first = look(subject, confidence, name);
    if (!Verdict.of(first, threshold).isFailure()) {
      return new Outcome(subject, first, null, threshold);
    }
    Comparison second = look(subject, confidence, name + ", a second look");
    return new Outcome(subject, first, second, threshold);
  }

  /** Whether a build has what this benchmark uses of this library: an older one may not. */
  private static boolean runs(Subject subject, List<Path> classPath)
      throws IOException, InterruptedException {
    try {
      MeasuringJvm.measure(List.of(subject.on("base", classPath)), Plan.GLANCE, 0);
      return true;
    } catch (MeasuringJvm.MeasurementException e) {
      if (MISSING.matcher(e.said()).find()) {
        return false;
      }
      throw e;
    }
  }

  private Comparison look(Subject subject, double confidence, String name)
      throws IOException, InterruptedException {
    List<Contestant> contestants = List.of(subject.on("base", base), subject.on("head", head));
    List<List<Slice>> jvms = new ArrayList<>();
    for (int jvm = 1; jvm <= plan.jvms(); jvm++) {
      show(name + ": JVM " + jvm + " of " + plan.jvms());
      jvms.add(MeasuringJvm.measure(contestants, plan, seeds.nextLong()));
    }
    show("");
    return Comparison.of(jvms, confidence);
  }

  /** One line that is written over again; nothing where nobody looks. */
  private void show(String text) {
    if (progress != null) {
      progress.print("\r\033[K" + text);
      progress.flush();
    }
  }
}

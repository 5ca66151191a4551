package dev.brazecdi.benchmarks.regress;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/** Starts a JVM that runs variants in turns; its {@link #main} is the program in that JVM. */
final class MeasuringJvm {
  /** Foreground compilation and single-threaded garbage collection vary less. */
  private static final List<String> OPTIONS =
      List.of("-Xms1g", "-Xmx1g", "-Xmn768m", "-XX:+UseSerialGC", "-Xbatch", "-XX:-UsePerfData");

  /** Ten times as long as any plan takes. */
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private MeasuringJvm() {}

  /**
   * Starts a JVM, waits for it, and returns the samples.
   *
   * @throws MeasurementException if it fails, with its error output
   */
  static List<Sample> measure(List<Variant> variants, Plan plan, long seed)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(variants, plan, seed)).start();
    process
        .onExit()
        .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly());
    Thread killer = new Thread(process::destroyForcibly, "kill the measuring JVM");
    Runtime.getRuntime().addShutdownHook(killer);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      CompletableFuture<String> said =
          CompletableFuture.supplyAsync(() -> err.lines().collect(Collectors.joining("\n")));
      List<Sample> samples = out.lines().map(Sample::ofLine).toList();
      int code = process.waitFor();
      if (code != 0) {
        throw new MeasurementException(code, said.join());
      }
      return samples;
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }

  private static List<String> command(List<Variant> variants, Plan plan, long seed) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(MeasuringJvm.class.getName());
    command.add(String.valueOf(plan.rounds()));
    command.add(plan.sample().toString());
    command.add(plan.warmUp().toString());
    command.add(String.valueOf(plan.allThreads()));
    command.add(String.valueOf(seed));
    for (Variant variant : variants) {
      command.add(variant.name());
      command.add(variant.benchmark());
      command.add(String.join("\n", variant.parameters()));
      command.add(
          variant.classPath().stream()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator)));
    }
    return command;
  }

  /** Runs in the measuring JVM and prints the samples, one per line. */
  public static void main(String[] args) throws ReflectiveOperationException {
    PrintStream out = System.out;
    System.setOut(System.err); // output of libraries is not a sample
    List<String> arguments = Arrays.asList(args);
    Plan plan =
        new Plan(
            1,
            Integer.parseInt(arguments.get(0)),
            Duration.parse(arguments.get(1)),
            Duration.parse(arguments.get(2)),
            Boolean.parseBoolean(arguments.get(3)));
    Random random = new Random(Long.parseLong(arguments.get(4)));
    List<Variant> variants = new ArrayList<>();
    for (int i = 5; i < arguments.size(); i += 4) {
      variants.add(variant(arguments.subList(i, i + 4)));
    }
    List<LongUnaryOperator> loops = new ArrayList<>(Collections.nCopies(variants.size(), null));
    // The order of loading affects the compiler.
    for (int i : Interleaving.shuffled(variants.size(), random)) {
      loops.set(i, load(variants.get(i)));
    }
    List<Sample> samples = new ArrayList<>();
    new Interleaving(loops, plan, random).run(samples::add);
    samples.forEach(sample -> out.println(sample.toLine()));
    out.flush();
    System.exit(0); // threads of the variants may still run
  }

  private static LongUnaryOperator load(Variant variant) throws ReflectiveOperationException {
    try {
      return variant.load();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof NoSuchMethodException unsuitable) {
        System.err.println(unsuitable); // says all; a stack trace would hide it
        System.exit(1);
      }
      throw e;
    }
  }

  private static Variant variant(List<String> fields) {
    String parameters = fields.get(2);
    return new Variant(
        fields.get(0),
        fields.get(1),
        parameters.isEmpty() ? List.of() : List.of(parameters.split("\n")),
        Arrays.stream(fields.get(3).split(File.pathSeparator)).map(Path::of).toList());
  }

  /** A measuring JVM failed. */
  static final class MeasurementException extends IOException {
    private static final long serialVersionUID = 1;

    private final String said;

    MeasurementException(int code, String said) {
      super("a measuring JVM ended with " + code + (said.isEmpty() ? "" : ": " + said));
      this.said = said;
    }

    /** Returns the error output of the JVM. */
    String said() {
      return said;
    }
  }
}

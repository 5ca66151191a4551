package dev.brazecdi.benchmarks.regress;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
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

/** A JVM that lets contestants take turns, seen from outside, and what runs inside it. */
final class MeasuringJvm {
  /** Compiles before it goes on, and collects garbage on one thread: what differs less. */
  private static final List<String> OPTIONS =
      List.of("-Xms1g", "-Xmx1g", "-Xmn768m", "-XX:+UseSerialGC", "-Xbatch", "-XX:-UsePerfData");

  /** No plan takes a tenth of it. */
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private MeasuringJvm() {}

  /**
   * Starts one, waits for it, and returns the slices.
   *
   * @throws MeasurementException saying what went wrong in it
   */
  static List<Slice> measure(List<Contestant> contestants, Plan plan, long seed)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(MeasuringJvm.class.getName());
    command.add(String.valueOf(plan.rounds()));
    command.add(plan.slice().toString());
    command.add(plan.warmUp().toString());
    command.add(String.valueOf(plan.allThreads()));
    command.add(String.valueOf(seed));
    for (Contestant contestant : contestants) {
      command.add(contestant.name());
      command.add(contestant.benchmark());
      command.add(String.join(",", contestant.parameters()));
      command.add(
          contestant.classPath().stream()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator)));
    }
    Process process = new ProcessBuilder(command).start();
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
      List<Slice> slices = out.lines().map(Slice::ofLine).toList();
      int code = process.waitFor();
      if (code != 0) {
        throw new MeasurementException(code, said.join());
      }
      return slices;
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }

  /** What runs inside: the slices go to standard output, one to a line. */
  public static void main(String[] args) throws ReflectiveOperationException {
    PrintStream out = System.out;
    System.setOut(System.err); // whatever a library prints is no slice
    List<String> arguments = Arrays.asList(args);
    Plan plan =
        new Plan(
            1,
            Integer.parseInt(arguments.get(0)),
            Duration.parse(arguments.get(1)),
            Duration.parse(arguments.get(2)),
            Boolean.parseBoolean(arguments.get(3)));
    Random lots = new Random(Long.parseLong(arguments.get(4)));
    List<Contestant> contestants = new ArrayList<>();
    for (int i = 5; i < arguments.size(); i += 4) {
      contestants.add(contestant(arguments.subList(i, i + 4)));
    }
    List<LongUnaryOperator> loops = new ArrayList<>(Collections.nCopies(contestants.size(), null));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, lots); // who is loaded first may be compiled otherwise
    for (int i : order) {
      loops.set(i, contestants.get(i).load());
    }
    List<Slice> slices = new ArrayList<>();
    new Turns(loops, plan, lots).run(slices::add);
    slices.forEach(slice -> out.println(slice.toLine()));
    out.flush();
    System.exit(0); // threads of the contestants do not matter any more
  }

  private static Contestant contestant(List<String> fields) {
    String parameters = fields.get(2);
    return new Contestant(
        fields.get(0),
        fields.get(1),
        parameters.isEmpty() ? List.of() : List.of(parameters.split(",")),
        Arrays.stream(fields.get(3).split(File.pathSeparator)).map(Path::of).toList());
  }

  /** A measuring JVM ended otherwise than it should. */
  static final class MeasurementException extends IOException {
    private static final long serialVersionUID = 1;

    private final String said;

    MeasurementException(int code, String said) {
      super("a measuring JVM ended with " + code + (said.isEmpty() ? "" : ": " + said));
      this.said = said;
    }

    /** What the JVM printed. */
    String said() {
      return said;
    }
  }
}

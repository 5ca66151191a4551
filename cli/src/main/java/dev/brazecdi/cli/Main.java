package dev.brazecdi.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the command line in a process of its own. */
public final class Main {
  private static final int SECONDS_TO_END = 5;

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.detect(System.getenv());
    Charset charset = Terminal.charset(System.getenv());
    PrintStream out = stream(FileDescriptor.out, terminal.stdout() ? charset : UTF_8);
    PrintStream err = stream(FileDescriptor.err, terminal.stderr() ? charset : UTF_8);
    Console console = new Console(out, err, terminal, System.getenv());
    CountDownLatch ended = new CountDownLatch(1);
    // On an interrupt the command ends its line, says where to go on, and only then the process
    // ends.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  console.interruption().cancel();
                  awaitEnd(ended);
                }));
    int code = ExitCode.INTERNAL.number();
    try {
      code = BrazeCdi.run(console, arguments);
    } finally {
      out.flush();
      err.flush();
      ended.countDown();
    }
    System.exit(code);
  }

  private static void awaitEnd(CountDownLatch ended) {
    try {
      boolean inTime = ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
      if (!inTime) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16), false, charset);
  }
}

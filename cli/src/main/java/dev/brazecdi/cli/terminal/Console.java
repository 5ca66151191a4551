package dev.brazecdi.cli.terminal;

import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.TimeSource;
import java.io.PrintStream;
import java.util.Map;

/**
 * The environment of a command.
 *
 * @param out standard output, for results
 * @param err standard error, for everything else
 * @param terminal what they are connected to
 * @param environment the environment variables
 * @param interruption is cancelled when the process is interrupted
 * @param time the clock
 */
public record Console(
    PrintStream out,
    PrintStream err,
    Terminal terminal,
    Map<String, String> environment,
    CancellationToken interruption,
    TimeSource time) {
  /** A shorter value is not an API key, and could be part of any message. */
  private static final int SHORTEST_KEY = 8;

  public Console(
      PrintStream out, PrintStream err, Terminal terminal, Map<String, String> environment) {
    this(out, err, terminal, environment, new CancellationToken(), TimeSource.system());
  }

  /** Prints a message in one line on standard error, without the values of key variables. */
  public void report(String message) {
    String safe = message;
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String value = variable.getValue().strip();
      if (value.length() >= SHORTEST_KEY && holdsKey(variable.getKey())) {
        safe = safe.replace(value, "[API key]");
      }
    }
    err.println("brazecdi: " + Printable.line(safe));
    err.flush();
  }

  private static boolean holdsKey(String variable) {
    return variable.matches(".*(KEY|SECRET|TOKEN).*") && !variable.endsWith("_FILE");
  }

  /** Flushes standard output, and returns the code unless the reader has closed the output. */
  public ExitCode finish(ExitCode code) {
    return out.checkError() ? ExitCode.OUTPUT_CLOSED : code;
  }
}

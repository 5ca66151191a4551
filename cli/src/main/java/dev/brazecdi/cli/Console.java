package dev.brazecdi.cli;

import dev.brazecdi.core.Cancellation;
import dev.brazecdi.core.TimeSource;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command sees of the world around it.
 *
 * @param out for the results
 * @param err for everything else
 * @param terminal what they go to
 * @param environment the environment variables
 * @param interruption ends the command
 * @param time where time comes from
 */
record Console(
    PrintStream out,
    PrintStream err,
    Terminal terminal,
    Map<String, String> environment,
    Cancellation interruption,
    TimeSource time) {
  Console(PrintStream out, PrintStream err, Terminal terminal, Map<String, String> environment) {
    this(out, err, terminal, environment, new Cancellation(), TimeSource.system());
  }
}

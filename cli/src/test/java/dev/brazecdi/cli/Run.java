package dev.brazecdi.cli;

import dev.brazecdi.cli.terminal.Console;
import dev.brazecdi.cli.terminal.Terminal;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command run in this process, and what it printed. */
final class Run {
  private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private Terminal terminal = Terminal.NONE;
  private TimeSource time = TimeSource.system();
  int code = -1;

  static Run of() {
    return new Run();
  }

  Run with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Run on(Terminal terminal) {
    this.terminal = terminal;
    return this;
  }

  Run on(TimeSource time) {
    this.time = time;
    return this;
  }

  Console console() {
    return new Console(
        new PrintStream(outBytes, false, StandardCharsets.UTF_8),
        new PrintStream(errBytes, false, StandardCharsets.UTF_8),
        terminal,
        environment,
        new CancellationToken(),
        time);
  }

  Run go(String... arguments) {
    return go(console(), arguments);
  }

  Run go(Console console, String... arguments) {
    code = BrazeCdi.run(console, arguments);
    console.out().flush();
    console.err().flush();
    return this;
  }

  String out() {
    return outBytes.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return errBytes.toString(StandardCharsets.UTF_8);
  }

  List<String> lines() {
    return out().lines().toList();
  }
}

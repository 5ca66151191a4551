package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.terminal.Console;

/** Tells a person at a terminal, on standard error, what a probe asks. Silent everywhere else. */
public final class ProbeProgress implements AutoCloseable {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Console console;
  private int asked;

  public ProbeProgress(Console console) {
    this.console = console;
  }

  public void asking(Question question) {
    asked++;
    draw("request " + asked + ": " + question.words());
  }

  public void comparing() {
    draw("reading the answers and the published document");
  }

  private void draw(String text) {
    if (console.terminal().stderr()) {
      console.err().print(ERASE_LINE + text);
      console.err().flush();
    }
  }

  @Override
  public void close() {
    draw("");
  }
}

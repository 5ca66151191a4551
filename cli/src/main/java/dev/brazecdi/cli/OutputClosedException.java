package dev.brazecdi.cli;

/** Whoever read the output has stopped, so that nothing more needs to be read or written. */
final class OutputClosedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutputClosedException() {
    super("whoever read the output has stopped");
  }
}

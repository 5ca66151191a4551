package dev.brazecdi.cli.terminal;

/** The reader of standard output has closed it, so nothing more needs to be read or written. */
public final class OutputClosedException extends CommandException {
  private static final long serialVersionUID = 1L;

  public OutputClosedException() {
    super(ExitCode.OUTPUT_CLOSED, "the reader of the output has closed it", null);
  }
}

package dev.brazecdi.cli.terminal;

import java.io.IOException;

/** Output could not be written, for example because a disk is full. */
public final class OutputFailedException extends CommandException {
  private static final long serialVersionUID = 1L;

  public OutputFailedException(String message, IOException cause) {
    super(ExitCode.OUTPUT_FAILED, message + ": " + cause.getMessage(), cause);
  }
}

package dev.brazecdi.cli;

import java.io.IOException;

/** What was read could not be written down: a full disk, for example. */
final class OutputFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutputFailedException(String message, IOException cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}

package dev.brazecdi.cli.connection;

import dev.brazecdi.cli.terminal.CommandException;
import dev.brazecdi.cli.terminal.ExitCode;

/** No integration has the id or the name that was given. */
public final class NoSuchIntegrationException extends CommandException {
  private static final long serialVersionUID = 1L;

  public NoSuchIntegrationException(String message) {
    super(ExitCode.NOT_FOUND, message, null);
  }
}

package dev.brazecdi.cli.terminal;

import org.jspecify.annotations.Nullable;

/** A failure of a command that is not a failure of the client. It carries its exit code. */
public abstract class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  protected CommandException(
      ExitCode exitCode, @Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public final ExitCode exitCode() {
    return exitCode;
  }
}

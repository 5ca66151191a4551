package dev.brazecdi.cli.terminal;

import org.jspecify.annotations.Nullable;

/** An option or a setting is missing or not valid. */
public final class UsageException extends CommandException {
  private static final long serialVersionUID = 1L;

  public UsageException(@Nullable String message) {
    super(ExitCode.USAGE, message, null);
  }
}

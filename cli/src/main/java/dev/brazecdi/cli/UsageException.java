package dev.brazecdi.cli;

import org.jspecify.annotations.Nullable;

/** A setting is missing or not right. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(@Nullable String message) {
    super(message);
  }
}

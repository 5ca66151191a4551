package dev.brazecdi.core;

import org.jspecify.annotations.Nullable;

/** Thrown when the time a caller gave to a call or a walk has passed. */
public final class DeadlineExceededException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was not done in time
   * @param cause what led to it, or null
   */
  public DeadlineExceededException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

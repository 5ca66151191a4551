package dev.brazecdi.core;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the caller ended a call or a walk: by its {@link CancellationToken} or by
 * interrupting the thread, whose interrupt flag is then set again.
 */
public final class CancelledException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was cancelled
   * @param cause what led to it, or null
   */
  public CancelledException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

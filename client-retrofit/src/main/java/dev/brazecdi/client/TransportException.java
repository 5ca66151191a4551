package dev.brazecdi.client;

import dev.brazecdi.core.BrazeCdiException;
import java.io.IOException;

/**
 * Thrown when no answer came: the host is unknown, the connection refused or broken, or it took too
 * long.
 */
public final class TransportException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was tried and what to do
   * @param cause what the network said
   */
  public TransportException(String message, IOException cause) {
    super(message, cause);
  }
}

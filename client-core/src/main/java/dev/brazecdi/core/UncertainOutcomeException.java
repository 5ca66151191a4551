package dev.brazecdi.core;

/**
 * Thrown when a request that changes something was sent, and it is unknown whether the server
 * processed it: the connection broke, the response was late, or was not one of the API.
 *
 * <p>Such a request is never repeated automatically. Find out what it did before you send it again.
 */
public final class UncertainOutcomeException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what was tried, what happened, and how to find out whether it took effect
   * @param cause the failure
   */
  public UncertainOutcomeException(String message, BrazeCdiException cause) {
    super(message, cause, cause.requestId());
  }
}

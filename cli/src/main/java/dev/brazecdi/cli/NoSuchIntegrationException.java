package dev.brazecdi.cli;

/** No integration is called what was typed. */
final class NoSuchIntegrationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoSuchIntegrationException(String message) {
    super(message);
  }
}

package dev.brazecdi.health;

import static java.util.Objects.requireNonNull;

/**
 * Something about an integration that is worth a word.
 *
 * @param severity how bad it is; {@link Severity#OK} for what is only worth knowing
 * @param reason what it is
 * @param message the same in words for people, with figures and times (UTC)
 */
public record Finding(Severity severity, Reason reason, String message) {
  /** Checks that nothing is missing. */
  public Finding {
    requireNonNull(severity, "severity");
    requireNonNull(reason, "reason");
    requireNonNull(message, "message");
  }
}

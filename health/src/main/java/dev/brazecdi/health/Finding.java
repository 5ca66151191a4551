package dev.brazecdi.health;

import static java.util.Objects.requireNonNull;

/**
 * A finding of a health check about one integration.
 *
 * @param severity how bad it is; {@link Severity#OK} if it is for information only
 * @param reason the kind of finding
 * @param message a text for people, with figures and times (UTC)
 */
public record Finding(Severity severity, Reason reason, String message) {
  /** Rejects null. */
  public Finding {
    requireNonNull(severity, "severity");
    requireNonNull(reason, "reason");
    requireNonNull(message, "message");
  }
}

package dev.brazecdi.health;

/** How bad something is; the worst comes last, so that the worst of many is their maximum. */
public enum Severity {
  /** Nothing to do. */
  OK,
  /** Somebody should look at it today. */
  WARNING,
  /** It could not be told how bad it is. */
  UNKNOWN,
  /** Data is missing, or will be. */
  CRITICAL
}

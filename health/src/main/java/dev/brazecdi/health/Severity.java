package dev.brazecdi.health;

/** How bad a finding is. The worst constant is the last, so the worst of many is their maximum. */
public enum Severity {
  /** No action is needed. */
  OK,
  /** Somebody should look at it today. */
  WARNING,
  /** The health could not be determined. */
  UNKNOWN,
  /** Data is missing or will be missing. */
  CRITICAL
}

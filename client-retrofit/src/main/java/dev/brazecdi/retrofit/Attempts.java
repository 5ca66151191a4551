package dev.brazecdi.retrofit;

/**
 * What the interceptors of a call tell each other across its attempts: a tag of its request. Used
 * by the call's own thread only.
 */
final class Attempts {
  /**
   * Whether a rate budget decides when the call may go, so that a refusal needs no wait of its own.
   */
  boolean budgeted;

  /** Whether the server has refused the call for its rate limit. */
  boolean refused;
}

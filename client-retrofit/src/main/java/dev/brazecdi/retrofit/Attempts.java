package dev.brazecdi.retrofit;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the interceptors of a call tell each other across its attempts: a tag of its request. Used
 * by the call's own thread only, but for {@link #take()}.
 */
final class Attempts {
  private final AtomicBoolean taken = new AtomicBoolean();

  /**
   * Whether a rate budget decides when the call may go, so that a refusal needs no wait of its own.
   */
  boolean budgeted;

  /** Whether the server has refused the call for its rate limit. */
  boolean refused;

  /**
   * Whether nobody has taken them before: a request, and its tags with it, may come again with
   * another call.
   */
  boolean take() {
    return taken.compareAndSet(false, true);
  }
}

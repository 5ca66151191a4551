package dev.brazecdi.core.spi;

import java.time.Duration;

/** A listener for waits caused by the rate limit. */
@FunctionalInterface
public interface WaitListener {
  /** A listener that does nothing. */
  WaitListener NONE = (operation, wait) -> {};

  /**
   * Called when no requests remain and a caller starts to wait, on that caller's thread.
   *
   * @param operation the name of the operation
   * @param wait the expected wait of the caller at the head of the queue
   */
  void waiting(String operation, Duration wait);
}

package dev.brazecdi.core.spi;

/**
 * The permission to send one request, from before it is sent until its response has arrived.
 *
 * <p>Only the first call of either method counts. Safe for use by several threads.
 */
public interface Permit {
  /**
   * Reports that the server responded, or that the request failed after it may have been sent.
   *
   * @param feedback what the response says about the rate limit; {@link RateLimitFeedback#SILENT}
   *     without a response
   */
  void complete(RateLimitFeedback feedback);

  /** Returns the permit of a request that was certainly not sent. */
  void withdraw();
}

package dev.brazecdi.core;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a walk has read as many pages as {@link
 * dev.brazecdi.core.paging.PagedIterable#maxPages} allows and there are more. All their items have
 * been delivered; {@link #resumeFrom()} is the page after them.
 */
public final class PageLimitException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param maxPages how many pages the walk was allowed
   * @param requestId the request id of the last page, or null
   */
  public PageLimitException(long maxPages, @Nullable String requestId) {
    super(
        "the walk has read the "
            + maxPages
            + " pages it may and there are more; go on from resumeFrom(), or allow more by"
            + " maxPages(…)",
        null,
        requestId);
  }
}

package dev.brazecdi.core;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a page's next link leads to a page that the walk has already read.
 *
 * <p>All items up to there have been delivered, and no cursor was requested twice. (The first page
 * is read without one, so a link back to it is noticed one page later.)
 */
public final class PageLoopException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param cursor the cursor that came a second time
   * @param requestId the request id of the page whose link it was, or null
   */
  public PageLoopException(Cursor cursor, @Nullable String requestId) {
    super(
        "the next link leads back to cursor \""
            + cursor
            + "\", which this walk has already read; its items were delivered, and the list has no"
            + " readable end: report it to Braze with the request id",
        null,
        requestId);
  }

  @Override
  protected boolean canResume() {
    return false;
  }
}

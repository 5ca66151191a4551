package dev.brazecdi.core;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a page has a next link from which no cursor could be read, so that what lies behind
 * it would be lost without a word.
 *
 * <p>All items up to there have been delivered.
 */
public final class UnreadableLinkException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 200;

  /**
   * @param link what the server sent
   * @param requestId the request id of the page whose link it was, or null
   */
  public UnreadableLinkException(PageLink.Unreadable link, @Nullable String requestId) {
    super(
        "no cursor can be read from the next link in \""
            + shown(link.text())
            + "\"; the walk cannot go on behind the items delivered so far",
        null,
        requestId);
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}

package dev.brazecdi.client;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.PageLink;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a successful answer is not what the API is documented to send.
 *
 * <p>The answer's next link stands in its header, so a walk can go on behind the page: {@code
 * iterable.from(cursor)} with the cursor of {@link #nextLink()}.
 */
public final class DecodingException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  private final PageLink nextLink;

  /**
   * @param message what was wrong and where
   * @param cause what the decoder said
   * @param requestId the {@code X-Request-Id} of the answer, or null
   * @param nextLink where the answer's next link leads
   */
  public DecodingException(
      String message, Throwable cause, @Nullable String requestId, PageLink nextLink) {
    super(message, cause, requestId);
    this.nextLink = requireNonNull(nextLink, "nextLink");
  }

  /** Where the next link of the page leads that could not be decoded. */
  public PageLink nextLink() {
    return nextLink;
  }
}

package dev.brazecdi.core;

import org.jspecify.annotations.Nullable;

/**
 * Base class of all exceptions thrown by this client.
 *
 * <p>Subtypes say what a caller would do differently. No message, and nothing an exception carries,
 * holds the API key.
 */
public class BrazeCdiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String requestId;
  private @Nullable Cursor resumeFrom;

  /**
   * @param message what was wrong, with the value, and what to do
   * @param cause what led to it, or null
   */
  public BrazeCdiException(String message, @Nullable Throwable cause) {
    this(message, cause, null);
  }

  /**
   * @param message what was wrong, with the value, and what to do
   * @param cause what led to it, or null
   * @param requestId the {@code X-Request-Id} of the server's answer, or null if there was none
   */
  public BrazeCdiException(String message, @Nullable Throwable cause, @Nullable String requestId) {
    super(message, cause);
    this.requestId = requestId;
  }

  /**
   * The {@code X-Request-Id} of the answer that led here, which Braze's support asks for; null if
   * there was no answer or it had none.
   */
  public final @Nullable String requestId() {
    return requestId;
  }

  /**
   * The cursor of the page that a walk could not read, from which another walk can go on; null if
   * the failure did not come from a walk, if that page is the first, or if going on from there
   * could only fail again.
   */
  public final @Nullable Cursor resumeFrom() {
    return resumeFrom;
  }

  /**
   * Notes where the walk that met this failure can go on. For walks, and not part of the
   * compatibility promise; callers read {@link #resumeFrom()}.
   *
   * @param cursor the cursor of the page that was not read, or null if that is the first
   * @return this exception, to be thrown
   */
  public final BrazeCdiException resumingFrom(@Nullable Cursor cursor) {
    resumeFrom = canResume() ? cursor : null;
    return this;
  }

  /** Whether going on from the page that failed may succeed. */
  protected boolean canResume() {
    return true;
  }
}

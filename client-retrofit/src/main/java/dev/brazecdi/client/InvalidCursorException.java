package dev.brazecdi.client;

import dev.brazecdi.api.ErrorDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown when the server does not take a cursor: start again from the first page. */
public final class InvalidCursorException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and what to do, without the API key
   * @param details what the server said of the error besides
   * @param requestId the {@code X-Request-Id} of the answer, or null
   */
  public InvalidCursorException(
      String message, List<ErrorDetail> details, @Nullable String requestId) {
    super(message, 400, details, requestId);
  }

  @Override
  protected boolean canResume() {
    return false;
  }
}

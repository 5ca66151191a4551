package dev.brazecdi.client;

import dev.brazecdi.api.ErrorDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown on 401: the key is wrong, or is that of another instance or workspace, or lacks the
 * permission.
 */
public final class UnauthorizedException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and what to do, without the API key
   * @param details what the server said of the error besides
   * @param requestId the {@code X-Request-Id} of the answer, or null
   */
  public UnauthorizedException(
      String message, List<ErrorDetail> details, @Nullable String requestId) {
    super(message, 401, details, requestId);
  }
}

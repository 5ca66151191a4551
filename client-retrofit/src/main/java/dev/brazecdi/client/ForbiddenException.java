package dev.brazecdi.client;

import dev.brazecdi.api.ErrorDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown on 403: the key lacks the permission, or the account's plan does not include the endpoint.
 */
public final class ForbiddenException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and what to do, without the API key
   * @param details what the server said of the error besides
   * @param requestId the {@code X-Request-Id} of the answer, or null
   */
  public ForbiddenException(String message, List<ErrorDetail> details, @Nullable String requestId) {
    super(message, 403, details, requestId);
  }
}

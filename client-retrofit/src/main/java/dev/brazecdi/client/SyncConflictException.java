package dev.brazecdi.client;

import dev.brazecdi.api.ErrorDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown when a sync cannot be started because another one of the integration is running. */
public final class SyncConflictException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and what to do, without the API key
   * @param details what the server said of the error besides
   * @param requestId the {@code X-Request-Id} of the answer, or null
   */
  public SyncConflictException(
      String message, List<ErrorDetail> details, @Nullable String requestId) {
    super(message, 429, details, requestId);
  }
}

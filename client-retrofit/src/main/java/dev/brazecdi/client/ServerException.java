package dev.brazecdi.client;

import dev.brazecdi.api.ErrorDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown on 5xx, after the retries: Braze or a proxy before it failed. */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and what to do, without the API key
   * @param status the HTTP status
   * @param details what the server said of the error besides
   * @param requestId the {@code X-Request-Id} of the answer, or null
   */
  public ServerException(
      String message, int status, List<ErrorDetail> details, @Nullable String requestId) {
    super(message, status, details, requestId);
  }
}

package dev.brazecdi.client;

import dev.brazecdi.api.ErrorDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown on 404: the id or name in the path does not exist, or the base URL is wrong. */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and what to do, without the API key
   * @param details what the server said of the error besides
   * @param requestId the {@code X-Request-Id} of the answer, or null
   */
  public NotFoundException(String message, List<ErrorDetail> details, @Nullable String requestId) {
    super(message, 404, details, requestId);
  }
}

package dev.brazecdi.client;

import dev.brazecdi.api.ErrorDetail;
import dev.brazecdi.core.BrazeCdiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the server answers with something other than success. The subtypes say what to do;
 * this type itself stands for statuses that have none.
 */
public class ApiException extends BrazeCdiException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final List<ErrorDetail> details;

  /**
   * @param message what was wrong and what to do, without the API key
   * @param status the HTTP status
   * @param details what the server said of the error besides
   * @param requestId the {@code X-Request-Id} of the answer, or null
   */
  public ApiException(
      String message, int status, List<ErrorDetail> details, @Nullable String requestId) {
    super(message, null, requestId);
    this.status = status;
    this.details = List.copyOf(details);
  }

  /** The HTTP status. */
  public final int status() {
    return status;
  }

  /** What the server said of the error besides its message; unmodifiable, empty if nothing. */
  public final List<ErrorDetail> details() {
    return details;
  }
}

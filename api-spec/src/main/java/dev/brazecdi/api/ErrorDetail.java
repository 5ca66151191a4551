package dev.brazecdi.api;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A detail of what went wrong. Braze sends a text or an object; a text is the message of a detail
 * without the rest, and anything else stands as JSON in its message.
 *
 * @param id what kind of error it is, such as {@code invalid-cursor}; null if it was not told
 * @param message what went wrong, in words
 * @param parameters the names of the parameters at fault; unmodifiable, empty if none were told
 * @param parameterValues their values; unmodifiable, empty if none were told
 */
public record ErrorDetail(
    @Nullable String id, String message, List<String> parameters, List<String> parameterValues)
    implements Serializable {
  public ErrorDetail {
    requireNonNull(message, "message");
    parameters = List.copyOf(parameters);
    parameterValues = List.copyOf(parameterValues);
  }
}

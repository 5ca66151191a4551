package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A request that reached the sandbox, without its key.
 *
 * @param method the HTTP method
 * @param path the path, as it came
 * @param query the query, as it came; null if there was none
 * @param status the status it was answered with
 */
public record SandboxRequest(String method, String path, @Nullable String query, int status) {
  public SandboxRequest {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
  }
}

package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A request that reached the sandbox, without its key; one that a fault struck while it connected
 * has neither method nor path nor status.
 *
 * @param method the HTTP method
 * @param path the path, as it came
 * @param query the query, as it came; null if there was none
 * @param status the status it was answered with, or was to be, for a fault may have kept it back
 * @param fault what went wrong with it on purpose; null if nothing did
 */
public record SandboxRequest(
    String method, String path, @Nullable String query, int status, @Nullable Fault fault) {
  public SandboxRequest {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
  }
}

package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A request that reached the sandbox, without its API key. If a fault occurred while connecting,
 * method and path are empty and the status is 0.
 *
 * @param method the HTTP method
 * @param path the path as sent
 * @param query the query as sent; null if absent
 * @param status the status of the response, which a fault may have prevented from being sent
 * @param fault the injected fault; null if none
 */
public record SandboxRequest(
    String method, String path, @Nullable String query, int status, @Nullable Fault fault) {
  public SandboxRequest {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
  }
}

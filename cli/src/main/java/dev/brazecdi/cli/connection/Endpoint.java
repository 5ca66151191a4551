package dev.brazecdi.cli.connection;

import dev.brazecdi.api.Instance;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where the service is, and the key to ask it with.
 *
 * @param baseUrl the address of the REST API, which ends with a slash
 * @param key the key itself: for the Authorization header and for taking it out of texts
 */
public record Endpoint(HttpUrl baseUrl, String key) {
  public Endpoint {
    if (!baseUrl.encodedPath().endsWith("/")) {
      baseUrl = baseUrl.newBuilder().addPathSegment("").build();
    }
  }

  /** Returns the name of the documented instance at this address; null if it is another one. */
  public @Nullable String instance() {
    return Instance.values().stream()
        .filter(instance -> baseUrl.host().equals(instance.url().getHost()))
        .map(Instance::name)
        .findFirst()
        .orElse(null);
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "Endpoint(" + baseUrl + ")";
  }
}

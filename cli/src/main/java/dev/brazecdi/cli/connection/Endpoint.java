package dev.brazecdi.cli.connection;

import okhttp3.HttpUrl;

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

  /** The same service, asked with another key. */
  public Endpoint withKey(String other) {
    return new Endpoint(baseUrl, other);
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "Target(" + baseUrl + ")";
  }
}

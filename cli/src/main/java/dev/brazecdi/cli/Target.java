package dev.brazecdi.cli;

import okhttp3.HttpUrl;

/**
 * Where the service is, and the key to ask it with.
 *
 * @param baseUrl the address of the REST API, which ends with a slash
 * @param key the key itself: for the Authorization header and for taking it out of texts
 */
record Target(HttpUrl baseUrl, String key) {
  Target {
    if (!baseUrl.encodedPath().endsWith("/")) {
      baseUrl = baseUrl.newBuilder().addPathSegment("").build();
    }
  }

  /** The same service, asked with another key. */
  Target withKey(String other) {
    return new Target(baseUrl, other);
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "Target(" + baseUrl + ")";
  }
}

package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A request for an operation of the API.
 *
 * @param pathParameters the decoded values of the path's parameters
 */
record ApiRequest(Operation operation, Map<String, String> pathParameters, HttpUrl url) {
  String pathParameter(String name) {
    return requireNonNull(pathParameters.get(name), name);
  }

  /** Returns a query parameter exactly as sent, without decoding it; null if it is absent. */
  @Nullable String rawQueryParameter(String name) {
    String query = url.encodedQuery();
    if (query == null) {
      return null;
    }
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith(name + "=")) {
        return parameter.substring(name.length() + 1);
      }
    }
    return null;
  }
}

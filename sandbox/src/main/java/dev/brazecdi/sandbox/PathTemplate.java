package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A path with parameters, such as {@code cdi/integrations/{integration_id}/sync}. Each parameter is
 * a whole segment.
 */
record PathTemplate(List<String> segments) {
  static PathTemplate of(String path) {
    return new PathTemplate(List.of(path.split("/")));
  }

  /** Returns the decoded values of the parameters, or null if the URL's path does not match. */
  @Nullable Map<String, String> match(HttpUrl url) {
    List<String> encoded = url.encodedPathSegments();
    if (encoded.size() != segments.size()) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < encoded.size(); i++) {
      String segment = segments.get(i);
      String value = encoded.get(i);
      if (isParameter(segment) ? value.isEmpty() : !segment.equals(value)) {
        return null;
      }
      if (isParameter(segment)) {
        values.put(parameter(segment), url.pathSegments().get(i));
      }
    }
    return values;
  }

  /** Returns the encoded path with a value for each parameter. */
  String expand(Function<String, ? extends @Nullable Object> values) {
    HttpUrl.Builder url = new HttpUrl.Builder().scheme("http").host("localhost");
    for (String segment : segments) {
      url.addPathSegment(
          isParameter(segment)
              ? requireNonNull(values.apply(parameter(segment)), segment).toString()
              : segment);
    }
    return url.build().encodedPath();
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  private static String parameter(String segment) {
    return segment.substring(1, segment.length() - 1);
  }
}

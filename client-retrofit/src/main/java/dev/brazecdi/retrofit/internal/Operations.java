package dev.brazecdi.retrofit.internal;

import dev.brazecdi.core.ratelimit.RateLimited;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.http.Path;

/** Reads what the annotations of a Retrofit method state about its operation. */
public final class Operations {
  private Operations() {}

  /** Returns an annotation of the method that a request came from; null without one. */
  public static <A extends Annotation> @Nullable A annotation(Request request, Class<A> type) {
    Invocation invocation = request.tag(Invocation.class);
    return invocation == null ? null : invocation.method().getAnnotation(type);
  }

  /**
   * Returns the names of the path parameters of the method that a request came from, in words, such
   * as {@code integration id}.
   */
  public static List<String> pathParameters(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    return invocation == null
        ? List.of()
        : Stream.of(invocation.method().getParameters())
            .map(parameter -> parameter.getAnnotation(Path.class))
            .filter(Objects::nonNull)
            .map(path -> path.value().replace('_', ' '))
            .toList();
  }

  /** Returns the name of a request's operation; the path of its URL if it is not annotated. */
  public static String name(Request request) {
    RateLimited rateLimited = annotation(request, RateLimited.class);
    return rateLimited == null ? request.url().encodedPath() : rateLimited.operation();
  }
}

package dev.brazecdi.retrofit.internal;

import dev.brazecdi.core.ratelimit.RateLimited;
import java.lang.annotation.Annotation;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** Reads what the annotations of a Retrofit method state about its operation. */
public final class Operations {
  private Operations() {}

  /** Returns an annotation of the method that a request came from; null without one. */
  public static <A extends Annotation> @Nullable A annotation(Request request, Class<A> type) {
    Invocation invocation = request.tag(Invocation.class);
    return invocation == null ? null : invocation.method().getAnnotation(type);
  }

  /** Returns the name of a request's operation; the path of its URL if it is not annotated. */
  public static String name(Request request) {
    RateLimited rateLimited = annotation(request, RateLimited.class);
    return rateLimited == null ? request.url().encodedPath() : rateLimited.operation();
  }
}

package dev.brazecdi.sandbox;

import dev.brazecdi.core.RequiresPermission;
import dev.brazecdi.core.paging.Paginated;
import dev.brazecdi.core.ratelimit.ConflictOn;
import dev.brazecdi.core.ratelimit.RateLimited;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import retrofit2.http.GET;
import retrofit2.http.POST;

/**
 * An operation of the API, described by the annotations of its method in the generated Retrofit
 * interface, and the state of its rate limit.
 */
final class Operation {
  private final Method method;
  private final String httpMethod;
  private final PathTemplate path;
  private final RateLimited rateLimited;
  private final RateWindow rateWindow;

  /**
   * Reads the annotations of a method.
   *
   * @param window the length of the rate limit's window; null for the documented one
   * @throws IllegalStateException if an annotation is missing
   */
  Operation(Method method, @Nullable Duration window) {
    this.method = method;
    GET get = method.getAnnotation(GET.class);
    this.httpMethod = get == null ? "POST" : "GET";
    this.path = PathTemplate.of(get == null ? annotation(POST.class).value() : get.value());
    this.rateLimited = annotation(RateLimited.class);
    this.rateWindow =
        new RateWindow(
            rateLimited.requests(),
            window == null ? Duration.ofSeconds(rateLimited.seconds()) : window);
  }

  String name() {
    return rateLimited.operation();
  }

  String httpMethod() {
    return httpMethod;
  }

  PathTemplate path() {
    return path;
  }

  String permission() {
    return annotation(RequiresPermission.class).value();
  }

  RateWindow rateWindow() {
    return rateWindow;
  }

  boolean isPaginated() {
    return method.isAnnotationPresent(Paginated.class);
  }

  /**
   * Returns the cursor parameter and the page size.
   *
   * @throws IllegalStateException if the operation is not paginated
   */
  Paginated paging() {
    return annotation(Paginated.class);
  }

  /**
   * Returns the status of a conflict.
   *
   * @throws IllegalStateException if the operation documents no conflict
   */
  int conflictStatus() {
    return annotation(ConflictOn.class).status();
  }

  private <A extends Annotation> A annotation(Class<A> type) {
    A annotation = method.getAnnotation(type);
    if (annotation == null) {
      throw new IllegalStateException(method + " has no @" + type.getSimpleName());
    }
    return annotation;
  }
}

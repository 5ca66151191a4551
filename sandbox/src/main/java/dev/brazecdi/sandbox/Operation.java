package dev.brazecdi.sandbox;

import dev.brazecdi.api.CdiApi;
import dev.brazecdi.core.RequiresPermission;
import dev.brazecdi.core.paging.Paginated;
import dev.brazecdi.core.ratelimit.ConflictOn;
import dev.brazecdi.core.ratelimit.RateLimited;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import retrofit2.http.GET;
import retrofit2.http.POST;

/**
 * An operation of the API, described by the annotations of its method in the generated Retrofit
 * interface, and the state of its rate limit.
 */
record Operation(
    Method method, String name, String httpMethod, PathTemplate path, RateWindow rateWindow) {
  /**
   * Returns the operations of the API by their names in the OpenAPI document.
   *
   * @param window the length of all rate limits' windows; null for the documented ones
   * @throws IllegalStateException if an annotation is missing
   */
  static Map<String, Operation> all(@Nullable Duration window) {
    Map<String, Operation> operations = new TreeMap<>();
    for (Method method : CdiApi.class.getMethods()) {
      RateLimited limit = annotation(method, RateLimited.class);
      GET get = method.getAnnotation(GET.class);
      operations.put(
          limit.operation(),
          new Operation(
              method,
              limit.operation(),
              get == null ? "POST" : "GET",
              PathTemplate.of(get == null ? annotation(method, POST.class).value() : get.value()),
              new RateWindow(
                  limit.requests(),
                  window == null ? Duration.ofSeconds(limit.seconds()) : window)));
    }
    return operations;
  }

  String permission() {
    return annotation(method, RequiresPermission.class).value();
  }

  /**
   * Returns the cursor parameter and the page size.
   *
   * @throws IllegalStateException if the operation is not paginated
   */
  Paginated paging() {
    return annotation(method, Paginated.class);
  }

  /**
   * Returns the status and the message of a conflict.
   *
   * @throws IllegalStateException if the operation documents no conflict
   */
  ConflictOn conflict() {
    return annotation(method, ConflictOn.class);
  }

  private static <A extends Annotation> A annotation(Method method, Class<A> type) {
    A annotation = method.getAnnotation(type);
    if (annotation == null) {
      throw new IllegalStateException(method + " has no @" + type.getSimpleName());
    }
    return annotation;
  }
}

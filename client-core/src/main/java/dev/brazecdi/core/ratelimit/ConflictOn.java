package dev.brazecdi.core.ratelimit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation that also uses the rate-limit status for conflicts.
 *
 * <p>A response with this status is a conflict if its body has the documented message, whatever its
 * headers; without that message, if requests remain in every {@code X-RateLimit-Remaining}. Any
 * other response with this status is a refusal because of the rate limit.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ConflictOn {
  /** The HTTP status. */
  int status();

  /** The message of the response's body, in any case. */
  String message();
}

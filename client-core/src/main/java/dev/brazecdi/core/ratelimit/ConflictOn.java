package dev.brazecdi.core.ratelimit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation that also uses the rate-limit status for conflicts.
 *
 * <p>A response with this status is a conflict unless its headers say that no requests remain, or
 * how long to wait.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ConflictOn {
  /** The HTTP status. */
  int status();
}

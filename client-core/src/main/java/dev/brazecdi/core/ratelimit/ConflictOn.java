package dev.brazecdi.core.ratelimit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an operation answers a status, which elsewhere means the rate limit, also for a
 * conflict with something under way. It is a conflict unless the answer's headers say that the
 * budget is used up or when to come back.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ConflictOn {
  /** The HTTP status. */
  int status();
}

package dev.brazecdi.core.ratelimit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The documented rate limit of an operation; the server's headers override it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RateLimited {
  /** The operation's name; each operation has its own rate limit. */
  String operation();

  /** The requests allowed per window. */
  int requests();

  /** The length of a window, in seconds. */
  int seconds();
}

package dev.brazecdi.core.ratelimit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The documented rate limit of an operation; the server's headers overrule it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RateLimited {
  /** The operation's name, which sets its budget apart from its neighbours'. */
  String operation();

  /** How many requests a window allows. */
  int requests();

  /** How long a window is, in seconds. */
  int seconds();
}

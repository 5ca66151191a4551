package dev.brazecdi.core.paging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says that an operation answers with a page whose {@code Link} header leads to its neighbours. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Paginated {
  /** The query parameter that carries a page's cursor. */
  String cursorParameter();

  /** How many items a full page has. */
  int pageSize();
}

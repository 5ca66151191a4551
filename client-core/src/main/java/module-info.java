/** Links, pages, rate limiter and retry policy of the Braze CDI client, without HTTP or JSON. */
module dev.brazecdi.core {
  requires static org.jspecify;

  exports dev.brazecdi.core;
  exports dev.brazecdi.core.link;
  exports dev.brazecdi.core.paging;
  exports dev.brazecdi.core.ratelimit;
  exports dev.brazecdi.core.retry;
  exports dev.brazecdi.core.spi;
}

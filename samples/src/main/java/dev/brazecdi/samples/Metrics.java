package dev.brazecdi.samples;

import dev.brazecdi.core.RateLimit;
import dev.brazecdi.retrofit.ClientListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Feeds Micrometer: how long answers take, what is left of the limits, retries and waits. */
final class Metrics implements ClientListener {
  private final MeterRegistry registry;
  private final Map<String, AtomicInteger> remaining = new ConcurrentHashMap<>();

  Metrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void responseReceived(ResponseReceived event) {
    String operation = event.operation();
    registry
        .timer("brazecdi.requests", "operation", operation, "status", "" + event.status())
        .record(event.took());
    RateLimit rateLimit = event.rateLimit();
    if (rateLimit != null) {
      remaining
          .computeIfAbsent(
              operation,
              name ->
                  registry.gauge(
                      "brazecdi.ratelimit.remaining",
                      Tags.of("operation", name),
                      new AtomicInteger()))
          .set(rateLimit.remaining());
    }
  }

  @Override
  public void retrying(Retrying event) {
    registry
        .counter("brazecdi.retries", "operation", event.operation(), "reason", event.reason())
        .increment();
  }

  @Override
  public void waiting(Waiting event) {
    registry.counter("brazecdi.ratelimit.waits", "operation", event.operation()).increment();
  }
}

package dev.brazecdi.client;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about a call besides its arguments. Immutable.
 *
 * <pre>{@code
 * braze.triggerSync(id, CallOptions.defaults().timeout(Duration.ofSeconds(20)));
 * }</pre>
 */
public final class CallOptions {
  private static final CallOptions DEFAULTS = new CallOptions(null, null);

  private final @Nullable Duration timeout;
  private final @Nullable CancellationToken cancellation;

  private CallOptions(@Nullable Duration timeout, @Nullable CancellationToken cancellation) {
    this.timeout = timeout;
    this.cancellation = cancellation;
  }

  /** As long as it takes, and nothing that ends it. */
  public static CallOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same with this time for the whole call, waits included. Defaults to as long as it takes.
   *
   * @param timeout longer than zero
   */
  public CallOptions timeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout > 0: " + timeout);
    }
    return new CallOptions(timeout, cancellation);
  }

  /**
   * The same, ended when this is cancelled. Defaults to nothing that ends it.
   *
   * @param cancellation what ends the call with a {@link dev.brazecdi.core.CancelledException}
   */
  public CallOptions cancelledBy(CancellationToken cancellation) {
    return new CallOptions(timeout, requireNonNull(cancellation, "cancellation"));
  }

  CallContext context(TimeSource time) {
    return CallContext.on(time).withTimeout(timeout).withCancellation(cancellation);
  }

  @Override
  public String toString() {
    return "CallOptions(timeout=" + timeout + ", cancellation=" + cancellation + ")";
  }
}

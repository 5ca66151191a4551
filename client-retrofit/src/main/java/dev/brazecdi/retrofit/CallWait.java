package dev.brazecdi.retrofit;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.Cancellation;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.TimeSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * A wait inside an interceptor, which ends when its call is cancelled or what its caller handed in
 * is.
 */
final class CallWait implements AutoCloseable {
  private final CallContext context;
  private final Cancellation.@Nullable Registration registration;

  private CallWait(CallContext context, Cancellation.@Nullable Registration registration) {
    this.context = context;
    this.registration = registration;
  }

  static CallWait of(Interceptor.Chain chain, TimeSource time) {
    CallContext given = chain.request().tag(CallContext.class);
    Cancellation ended = new Cancellation();
    chain
        .call()
        .addEventListener(
            new EventListener() {
              @Override
              public void canceled(Call call) {
                ended.cancel();
              }
            });
    if (chain.call().isCanceled()) {
      ended.cancel();
    }
    if (given == null) {
      return new CallWait(CallContext.on(time).withCancellation(ended), null);
    }
    Cancellation theirs = given.cancellation();
    return new CallWait(
        given.withCancellation(ended), theirs == null ? null : theirs.onCancel(ended::cancel));
  }

  /** The caller's deadline, or none, and everything that ends the wait. */
  CallContext context() {
    return context;
  }

  /** Forgets the caller's cancellation. */
  @Override
  public void close() {
    if (registration != null) {
      registration.close();
    }
  }

  /** The exception as OkHttp wants it: its callers expect nothing but {@link IOException}. */
  static IOException forOkHttp(BrazeCdiException e) {
    IOException io =
        e instanceof CancelledException
            ? new InterruptedIOException(e.getMessage())
            : new IOException(e.getMessage());
    io.initCause(e);
    return io;
  }
}

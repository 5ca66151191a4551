package dev.brazecdi.retrofit.internal;

import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.CallContext;
import dev.brazecdi.core.CancellationToken;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.TimeSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * A wait inside an interceptor. It ends when its call is cancelled, or the cancellation token of
 * the caller.
 *
 * @param context the caller's deadline, and a token that every way of cancelling the wait cancels
 * @param registration the listener to the caller's token; null without a token
 */
public record CallWait(CallContext context, CancellationToken.@Nullable Registration registration)
    implements AutoCloseable {
  /** Starts a wait of a call. */
  public static CallWait of(Interceptor.Chain chain, TimeSource time) {
    CallContext given = chain.request().tag(CallContext.class);
    CancellationToken ended = new CancellationToken();
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
    CancellationToken theirs = given.cancellation();
    return new CallWait(
        given.withCancellation(ended), theirs == null ? null : theirs.onCancel(ended::cancel));
  }

  /** Stops listening to the caller's token. */
  @Override
  public void close() {
    if (registration != null) {
      registration.close();
    }
  }

  /** Wraps an exception for OkHttp, whose callers expect only {@link IOException}. */
  public static IOException forOkHttp(BrazeCdiException e) {
    IOException io =
        e instanceof CancelledException
            ? new InterruptedIOException(e.getMessage())
            : new IOException(e.getMessage());
    io.initCause(e);
    return io;
  }
}
